import type { Language } from '../domain/language.ts'
import type { FeedbackStanding } from '../mail/letter-content.ts'
import { closeWords, declineWords } from './ending-words.ts'

interface FeedbackWords {
  readonly subject: (name: string) => string
  readonly title: string
  readonly about: (name: string) => string
  readonly standing: Readonly<Record<FeedbackStanding['about'], readonly string[]>>
  readonly more: string
  readonly page: string
}

/** How a referral stands, to whoever sent it: never why, where that says something of a family. */
export const feedbackWords: Readonly<Record<Language, FeedbackWords>> = {
  it: {
    subject: (name) => `Novità sulla richiesta ${name}`,
    title: 'Novità sulla vostra richiesta',
    about: (name) => `Vi scriviamo per la richiesta ${name}.`,
    standing: {
      accepted: ['La richiesta è stata accolta.', 'Una persona del servizio se ne occupa da ora.'],
      redirected: ['La richiesta è stata indirizzata a un altro servizio.'],
      'handed-over': ['La richiesta è passata a un altro Ambito, che ora la segue.'],
      declined: ['La richiesta non è stata accolta in questo programma.'],
      closed: ['La richiesta è conclusa.'],
    },
    more: 'Se avete altro da dirci, potete scriverlo nella pagina della richiesta o chiamare l’ufficio.',
    page: 'Apri la pagina della richiesta',
  },
  en: {
    subject: (name) => `News of request ${name}`,
    title: 'News of your request',
    about: (name) => `We write to you about request ${name}.`,
    standing: {
      accepted: ['The request was accepted.', 'Somebody of the service takes care of it from now on.'],
      redirected: ['The request was directed to another service.'],
      'handed-over': ['The request went to another district, which takes care of it now.'],
      declined: ['The request was not accepted in this programme.'],
      closed: ['The request is concluded.'],
    },
    more: 'If you have more to tell us, you can write it on the page of the request or call the office.',
    page: 'Open the page of the request',
  },
}

/** How a referral stands, in sentences for whoever sent it. */
export function standingWords(standing: FeedbackStanding, language: Language): string[] {
  const said = [...feedbackWords[language].standing[standing.about]]
  if (standing.about === 'declined') return [...said, declineWords[language][standing.reason].sender]
  if (standing.about === 'closed') return [...said, closeWords[language][standing.outcome].sender]
  return said
}
