import type { FieldName } from '../domain/field.ts'
import type { Language } from '../domain/language.ts'
import type { FeedbackStanding } from '../mail/letter-content.ts'
import { emergencyNumbers } from './danger-words.ts'
import { standingWords } from './feedback-words.ts'

/** How it stands with what a sender sent, as far as its page tells: a feedback's standing where it came to one. */
export type SenderStage =
  | {
      readonly about:
        | 'reading'
        | 'incomplete'
        | 'tested'
        | 'not-followed'
        | 'received'
        | 'read'
        | 'handing-over'
        | 'withdrawn'
    }
  | FeedbackStanding

type OwnStage = Exclude<SenderStage['about'], FeedbackStanding['about']>

interface SenderPageWords {
  readonly title: (name: string) => string
  readonly stages: Readonly<Record<OwnStage, readonly string[]>>
  /** After these: when what has arrived is read, or that a danger was told and nobody has confirmed it yet. */
  readonly readSoon: string
  readonly inDanger: readonly string[]
  readonly standing: {
    readonly heading: string
    readonly state: string
    readonly code: string
    readonly district: string
    readonly arrived: string
    readonly added: string
    readonly office: string
  }
  readonly missing: { readonly heading: string; readonly intro: string; readonly send: string }
  readonly more: { readonly heading: string; readonly intro: string; readonly send: string }
  readonly hidden: string
  readonly needed: string
  /** Questions that are put otherwise here than in a list of what is missing. */
  readonly labels: Readonly<Partial<Record<FieldName, string>>>
  readonly hints: Readonly<Partial<Record<FieldName, string>>>
  readonly yes: string
  readonly no: string
  readonly reload: string
}

/** What stands on the page of a request, to whoever sent it. */
export const senderPageWords: Readonly<Record<Language, SenderPageWords>> = {
  it: {
    title: (name) => `Richiesta: ${name}`,
    stages: {
      reading: ['Il modulo è arrivato.', 'Lo stiamo leggendo.'],
      incomplete: ['Il modulo è arrivato.', 'Manca ancora qualcosa: potete completarlo qui sotto.'],
      tested: ['Questo modulo è una prova.', 'Non è diventato una richiesta.'],
      'not-followed': ['Il modulo non è diventato una richiesta.', 'Per chiarimenti chiamate l’ufficio.'],
      received: ['La richiesta è arrivata.'],
      read: ['La richiesta è stata letta (presa visione).', 'Una persona del servizio la sta valutando.'],
      'handing-over': ['La richiesta è stata letta.', 'Stiamo verificando quale Ambito la segue.'],
      withdrawn: ['La richiesta è stata ritirata.'],
    },
    readSoon: 'Una persona del servizio la legge entro pochi giorni.',
    inDanger: [
      'Una persona del servizio è stata avvisata subito.',
      `Se il pericolo è adesso, chiamate ${emergencyNumbers('it')}.`,
    ],
    standing: {
      heading: 'A che punto è',
      state: 'Situazione',
      code: 'Codice pratica',
      district: 'Ambito',
      arrived: 'Data di arrivo',
      added: 'Ultima aggiunta',
      office: 'Telefono dell’ufficio',
    },
    missing: {
      heading: 'Che cosa manca',
      intro: 'Rispondete a quello che sapete. Potete tornare qui più tardi per il resto.',
      send: 'Invia le risposte',
    },
    more: {
      heading: 'Aggiungete informazioni',
      intro: 'Compilate solo quello che è nuovo. Quello che avete già scritto resta valido.',
      send: 'Invia le informazioni',
    },
    hidden: 'Per riservatezza questa pagina non mostra quello che avete scritto in precedenza.',
    needed: 'serve per andare avanti',
    labels: {
      urgency: 'La richiesta è diventata urgente',
      minors_birth_years: 'Un altro figlio o un’altra figlia: anno di nascita',
      contact_phone: 'Telefono della famiglia',
      contact_email: 'E-mail della famiglia',
      description: 'Che cosa volete dirci',
    },
    hints: {
      municipality: 'Solo il nome. Per esempio: Dalmine.',
      needs: 'Anche più di una scelta.',
      child_in_danger: 'Prima chiamate: noi possiamo leggere solo più tardi.',
      contact_phone: 'Un numero nuovo prende il posto di quello di prima.',
      contact_email: 'Un indirizzo nuovo prende il posto di quello di prima.',
      contact_instructions: 'Per esempio: dopo le 17, chiedere della mamma.',
      adults: 'Un numero. Per esempio: 2.',
      minors_birth_years: 'Quattro cifre. Per esempio: 2019. Se sono di più: 2016, 2019.',
      description: 'Bastano poche righe. Niente codici fiscali, numeri di documenti o notizie sulla salute.',
      availability: 'Per esempio: lunedì mattina.',
      languages: 'Per esempio: arabo, francese.',
    },
    yes: 'Sì',
    no: 'No',
    reload: 'Aggiorna la pagina',
  },
  en: {
    title: (name) => `Request: ${name}`,
    stages: {
      reading: ['The form has arrived.', 'We are reading it.'],
      incomplete: ['The form has arrived.', 'Something is still missing: you can complete it below.'],
      tested: ['This form is a test.', 'It has not become a request.'],
      'not-followed': ['The form has not become a request.', 'If you have questions, call the office.'],
      received: ['The request has arrived.'],
      read: ['The request has been read.', 'Somebody of the service is considering it.'],
      'handing-over': ['The request has been read.', 'We are finding out which district takes care of it.'],
      withdrawn: ['The request has been withdrawn.'],
    },
    readSoon: 'Somebody of the service reads it within a few days.',
    inDanger: [
      'Somebody of the service was told at once.',
      `If the danger is now, call ${emergencyNumbers('en')}.`,
    ],
    standing: {
      heading: 'How it stands',
      state: 'State',
      code: 'Case code',
      district: 'District',
      arrived: 'Day of arrival',
      added: 'Last addition',
      office: 'Telephone of the office',
    },
    missing: {
      heading: 'What is missing',
      intro: 'Answer what you know. You can come back later for the rest.',
      send: 'Send the answers',
    },
    more: {
      heading: 'Add information',
      intro: 'Fill in only what is new. What you wrote before still counts.',
      send: 'Send the information',
    },
    hidden: 'To protect the family this page does not show what you wrote before.',
    needed: 'needed to go on',
    labels: {
      urgency: 'The request has become urgent',
      minors_birth_years: 'Another child: year of birth',
      contact_phone: 'Telephone of the family',
      contact_email: 'E-mail address of the family',
      description: 'What you want to tell us',
    },
    hints: {
      municipality: 'Only the name. For example: Dalmine.',
      needs: 'You may choose more than one.',
      child_in_danger: 'Call first: we can read this only later.',
      contact_phone: 'A new number takes the place of the one before.',
      contact_email: 'A new address takes the place of the one before.',
      contact_instructions: 'For example: after 5 pm, ask for the mother.',
      adults: 'A number. For example: 2.',
      minors_birth_years: 'Four digits. For example: 2019. If there are more: 2016, 2019.',
      description: 'A few lines are enough. No tax codes, document numbers or news about health.',
      availability: 'For example: lunedì mattina (Monday morning).',
      languages: 'For example: arabo, francese (Arabic, French).',
    },
    yes: 'Yes',
    no: 'No',
    reload: 'Reload the page',
  },
}

/**
 * How it stands, in sentences: discreet ones, for whoever opens a forwarded link.
 * @param isDangerOpen whether a danger waits for a person: then nothing says that there are days
 */
export function stageWords(stage: SenderStage, language: Language, isDangerOpen: boolean): readonly string[] {
  const { stages, readSoon, inDanger } = senderPageWords[language]
  const says = isOwn(stage) ? stages[stage.about] : standingWords(stage, language)
  if (isDangerOpen) return [...says, ...inDanger]
  return stage.about === 'received' ? [...says, readSoon] : says
}

function isOwn(stage: SenderStage): stage is Extract<SenderStage, { about: OwnStage }> {
  return Object.hasOwn(senderPageWords.it.stages, stage.about)
}
