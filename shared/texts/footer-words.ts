import type { Language } from '../domain/language.ts'

/** Who reads a mail: somebody of the service, whoever sent a form, the organisation whose form it is; any of them. */
export type Audience = 'operator' | 'sender' | 'partner' | 'anyone'

interface FooterWords {
  readonly who: string
  readonly why: Readonly<Record<Audience, string>>
  readonly doNotAnswer: string
  readonly neverAsks: string
  readonly link: Readonly<Record<Audience, string>>
}

const words: Readonly<Record<Language, FooterWords>> = {
  it: {
    who: 'Scrive Raccordo, il sistema che collega gli enti e i servizi per le famiglie di questo territorio.',
    why: {
      operator: 'Ricevi questa mail perché lavori nel programma.',
      sender: 'Ricevete questa mail perché avete inviato un modulo.',
      partner: 'Ricevete questa mail perché il vostro ente ha un modulo collegato a Raccordo.',
      anyone: 'Questa mail arriva perché è stato chiesto un nuovo link.',
    },
    doNotAnswer: 'È un messaggio automatico: nessuno legge le risposte.',
    neverAsks: 'Raccordo non chiede mai password o dati personali per mail.',
    link: {
      operator: 'Il link è personale: chi lo apre può agire al posto tuo.',
      sender: 'Chi ha il link può vedere a che punto è la richiesta e completarla: conservatelo con cura.',
      partner: 'Il link è riservato al vostro ente.',
      anyone: 'Il link è riservato a chi riceve questa mail.',
    },
  },
  en: {
    who: 'This is from Raccordo, the system that connects organisations and services for families of this area.',
    why: {
      operator: 'You get this email because you work in the programme.',
      sender: 'You get this email because you sent a form.',
      partner: 'You get this email because your organisation has a form connected to Raccordo.',
      anyone: 'This email comes because a new link was asked for.',
    },
    doNotAnswer: 'This is an automatic message: nobody reads the answers.',
    neverAsks: 'Raccordo never asks for passwords or personal data by email.',
    link: {
      operator: 'The link is yours: whoever opens it can act in your place.',
      sender: 'Whoever has the link can see how the request stands and complete it: keep it with care.',
      partner: 'The link is for your organisation only.',
      anyone: 'The link is only for whoever gets this email.',
    },
  },
}

/** What stands under every mail: who writes and why, that nobody reads answers, what is never asked, and whose the link is. */
export function footerWords(language: Language, audience: Audience): string[] {
  const { who, why, doNotAnswer, neverAsks, link } = words[language]
  return [`${who} ${why[audience]}`, link[audience], `${doNotAnswer} ${neverAsks}`]
}
