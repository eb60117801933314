import type { Language } from '../domain/language.ts'
import { emergencyNumbers } from './danger-words.ts'

/** A page that says how things stand, and nothing else: its heading and its paragraphs. */
export interface Notice {
  readonly title: string
  readonly says: readonly string[]
}

interface LinkPageWords {
  /** Nobody learns from it whether there ever was such a link. */
  readonly unknown: Notice
  /** It may be read by whoever has just told a danger. */
  readonly unavailable: Notice
  readonly left: Notice
  readonly notOurs: Notice
  readonly back: string
  readonly expired: Notice
  readonly renew: string
  /** The hour is a local time: `08:00`. */
  readonly renewed: (day: string, time: string, isNow: boolean) => Notice
  readonly confirm: Notice
  /** Where a browser says again that nobody pressed the button. */
  readonly confirmAgain: readonly string[]
  readonly confirmButton: string
  readonly confirmBack: string
  readonly wrongMethod: Notice
}

/** What stands on the pages behind links, besides their content. */
export const linkPageWords: Readonly<Record<Language, LinkPageWords>> = {
  it: {
    unknown: {
      title: 'Questo link non apre nessuna pagina',
      says: [
        'Forse l’indirizzo è incompleto: copialo per intero dalla mail, fino all’ultima lettera.',
        'Forse è stato sostituito da un link più recente: apri quello dell’ultima mail ricevuta.',
      ],
    },
    unavailable: {
      title: 'Ora la pagina non risponde',
      says: [
        'Riprova tra un minuto. Se avevi premuto un bottone o scritto qualcosa, torna indietro e invia di nuovo: conta una volta sola.',
        `Se un bambino o una bambina è in pericolo non aspettare: chiama ${emergencyNumbers('it')}.`,
      ],
    },
    left: {
      title: 'Questo link non vale più',
      says: [
        'Non risulti più tra le persone che lavorano nel programma per questo Ambito.',
        'Le scadenze sono passate ad altre persone: non devi fare nulla. Se è un errore, chiama il coordinamento del tuo Ambito.',
      ],
    },
    notOurs: {
      title: 'Non abbiamo registrato nulla',
      says: [
        'La richiesta non è partita da un bottone di questa pagina, oppure la pagina era aperta da molto tempo.',
        'Apri di nuovo il link della mail e premi il bottone da lì.',
      ],
    },
    back: 'Torna alla pagina',
    expired: {
      title: 'Questo link è scaduto',
      says: [
        'Per sicurezza i link valgono per un tempo limitato.',
        'Premi il bottone: ti mandiamo un nuovo link all’indirizzo di sempre.',
      ],
    },
    renew: 'Mandami un nuovo link',
    renewed: (day, time, isNow) => ({
      title: 'Un nuovo link è in arrivo',
      says: [
        isNow
          ? 'La mail parte entro pochi minuti.'
          : `Fuori dall’orario d’ufficio non mandiamo mail: parte ${day} alle ${time}.`,
        'Arriva all’indirizzo di sempre. Al massimo ne mandiamo una all’ora.',
      ],
    }),
    confirm: {
      title: 'Confermi?',
      says: ['Non è ancora registrato nulla. Premi il bottone per confermare.'],
    },
    confirmAgain: [
      'Non è ancora registrato nulla. Questo browser non ci dice che il bottone è stato premuto da una persona.',
      'Riprova; se torna questa pagina, apri il link della mail con un altro browser.',
    ],
    confirmButton: 'Sì, conferma',
    confirmBack: 'No, torna alla pagina',
    wrongMethod: {
      title: 'Questa richiesta non è prevista',
      says: ['Apri il link della mail con un browser.'],
    },
  },
  en: {
    unknown: {
      title: 'This link opens no page',
      says: [
        'The address may be incomplete: copy all of it from the mail, to the last letter.',
        'It may have been replaced by a newer link: open the one in the latest mail.',
      ],
    },
    unavailable: {
      title: 'The page does not answer now',
      says: [
        'Try again in a minute. If you had pressed a button or written something, go back and send it again: it counts once.',
        `If a child is in danger do not wait: call ${emergencyNumbers('en')}.`,
      ],
    },
    left: {
      title: 'This link is over',
      says: [
        'You are no longer among the people who work in the programme for this district.',
        'The deadlines have passed to others: you need not do anything. If this is a mistake, call the coordination of your district.',
      ],
    },
    notOurs: {
      title: 'Nothing was recorded',
      says: [
        'The request did not come from a button of this page, or the page had been open for a long time.',
        'Open the link of the mail again and press the button there.',
      ],
    },
    back: 'Back to the page',
    expired: {
      title: 'This link has expired',
      says: [
        'For safety, links work for a limited time.',
        'Press the button: we send a new link to the usual address.',
      ],
    },
    renew: 'Send me a new link',
    renewed: (day, time, isNow) => ({
      title: 'A new link is on its way',
      says: [
        isNow
          ? 'The mail leaves within a few minutes.'
          : `We send no mail outside office hours: it leaves on ${day} at ${time}.`,
        'It goes to the usual address. We send at most one an hour.',
      ],
    }),
    confirm: {
      title: 'Do you confirm?',
      says: ['Nothing is recorded yet. Press the button to confirm.'],
    },
    confirmAgain: [
      'Nothing is recorded yet. This browser does not tell us that a person pressed the button.',
      'Try again; if this page comes back, open the link of the mail in another browser.',
    ],
    confirmButton: 'Yes, confirm',
    confirmBack: 'No, back to the page',
    wrongMethod: {
      title: 'This request is not expected',
      says: ['Open the link of the mail with a browser.'],
    },
  },
}
