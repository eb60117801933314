import type { Language } from '../domain/language.ts'
import { byDay } from './day-words.ts'
import { districtWords } from './district-words.ts'

interface ReceiptWords {
  readonly subject: (name: string) => string
  readonly title: string
  readonly code: (name: string) => string
  readonly register: string
  readonly readBy: (district: string, day: string) => string
  readonly page: string
}

interface IncompleteWords {
  readonly subject: (name: string) => string
  readonly title: string
  readonly arrived: (name: string) => string
  readonly missing: string
  readonly page: string
  readonly otherwise: string
}

interface SenderDangerWords {
  /** A danger was told in the form. */
  readonly told: { readonly heading: string; readonly says: readonly string[] }
  /** None was told. */
  readonly ifEver: { readonly heading: string }
}

interface ToSendersWords {
  readonly receipt: ReceiptWords
  readonly incomplete: IncompleteWords
  readonly danger: SenderDangerWords
  /** After the subject, when the form told a danger. */
  readonly subjectInDanger: string
  /** The number of the office; what is said where none is known. */
  readonly office: (phone: string | undefined, district: string) => string | undefined
  readonly open: string
}

/** What a sender reads as soon as a form has come: that it is there, or what it lacks. */
export const senderLetterWords: Readonly<Record<Language, ToSendersWords>> = {
  it: {
    receipt: {
      subject: (name) => `Richiesta ricevuta: ${name}`,
      title: 'Abbiamo ricevuto la richiesta',
      code: (name) => `La richiesta di accompagnamento ha il codice ${name}.`,
      register: 'Annotate il codice nel vostro registro: basta questo per parlarne con noi.',
      readBy: (district, day) =>
        `La legge la figura di raccordo ${districtWords.it.of(district)}, ${byDay(day, 'it')}.`,
      page: 'Nella pagina della richiesta vedete a che punto è. Potete anche aggiungere informazioni o ritirarla.',
    },
    incomplete: {
      subject: (name) => `Da completare: ${name}`,
      title: 'Manca qualcosa nel modulo',
      arrived: (name) => `Il vostro modulo è arrivato. Per noi si chiama: ${name}.`,
      missing: 'Prima di andare avanti ci servono queste risposte:',
      page: 'Potete completarlo nella sua pagina. Bastano pochi minuti.',
      otherwise: 'Intanto una persona del servizio lo legge comunque.',
    },
    danger: {
      told: {
        heading: 'Chiamate subito',
        says: ['Nel modulo avete indicato un pericolo. Non aspettate la nostra risposta.'],
      },
      ifEver: { heading: 'Se un bambino o una bambina è in pericolo' },
    },
    subjectInDanger: 'se c’è pericolo chiamate il 112',
    office: (phone, district) =>
      phone === undefined ? undefined : `Telefono dell’ufficio ${districtWords.it.of(district)}: ${phone}.`,
    open: 'Apri la pagina della richiesta',
  },
  en: {
    receipt: {
      subject: (name) => `Request received: ${name}`,
      title: 'We have received your request',
      code: (name) => `The request for support has the code ${name}.`,
      register: 'Note the code in your register: it is all you need to talk to us about it.',
      readBy: (district, day) =>
        `The liaison ${districtWords.en.of(district)} reads it, ${byDay(day, 'en')}.`,
      page: 'The page of the request shows how it stands. You can also add information there, or withdraw it.',
    },
    incomplete: {
      subject: (name) => `To be completed: ${name}`,
      title: 'Something is missing in the form',
      arrived: (name) => `Your form has arrived. We call it: ${name}.`,
      missing: 'Before we go on we need these answers:',
      page: 'You can complete it on its page. It takes a few minutes.',
      otherwise: 'Meanwhile somebody of the service reads it all the same.',
    },
    danger: {
      told: {
        heading: 'Call at once',
        says: ['In the form you told us of a danger. Do not wait for our answer.'],
      },
      ifEver: { heading: 'If a child is in danger' },
    },
    subjectInDanger: 'in danger call 112',
    office: (phone, district) =>
      phone === undefined ? undefined : `Telephone of the office ${districtWords.en.of(district)}: ${phone}.`,
    open: 'Open the page of the request',
  },
}
