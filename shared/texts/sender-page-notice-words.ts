import type { Language } from '../domain/language.ts'
import { emergencyNumbers } from './danger-words.ts'

/** Why an answer on the page cannot be taken as it is. */
export type AnswerFault = 'too-long' | 'unreadable' | 'phone' | 'email' | 'number' | 'years'

/** What came of what a sender did on its page. */
export type SenderNotice =
  | 'kept'
  | 'known'
  | 'nothing'
  | 'faults'
  | 'danger'
  | 'danger-alone'
  | 'refused'
  | 'withdrawn'
  | 'withdraw-reading'
  | 'withdraw-danger'
  | 'withdraw-too-late'

interface NoticeWords {
  readonly faults: Readonly<Record<AnswerFault, string>>
  readonly notices: Readonly<
    Record<SenderNotice, { readonly heading: string; readonly says: readonly string[] }>
  >
  readonly withdraw: {
    readonly heading: string
    readonly intro: string
    readonly button: string
    readonly byPhone: string
    readonly question: string
    readonly consequences: readonly string[]
    readonly confirm: string
    readonly keep: string
  }
}

/** What a sender's page says of what was done on it, and of taking a request back. */
export const senderPageNoticeWords: Readonly<Record<Language, NoticeWords>> = {
  it: {
    faults: {
      'too-long': 'Il testo è troppo lungo: accorciatelo, oppure inviatelo in due volte.',
      unreadable: 'Non riusciamo a leggere questa risposta: scrivetela di nuovo.',
      phone: 'Non sembra un numero di telefono: scrivetelo con tutte le cifre.',
      email: 'Non sembra un indirizzo e-mail: deve essere come nome@esempio.it.',
      number: 'Scrivete un numero con le cifre, per esempio 2.',
      years: 'Scrivete l’anno di nascita con quattro cifre, per esempio 2019. L’età non basta.',
    },
    notices: {
      kept: {
        heading: 'Abbiamo ricevuto quello che avete scritto',
        says: [
          'Una persona del servizio lo legge nei giorni di lavoro dell’ufficio. Se è urgente, chiamate.',
          'Se mancava qualcosa, tra un minuto aggiornate la pagina: vedrete se manca ancora.',
        ],
      },
      known: { heading: 'Lo avevamo già ricevuto', says: ['Non serve inviarlo di nuovo.'] },
      nothing: { heading: 'Non avete scritto nulla', says: ['Compilate almeno una risposta.'] },
      faults: {
        heading: 'Controllate queste risposte',
        says: ['Non abbiamo ancora registrato nulla. Quello che avete scritto è qui sotto.'],
      },
      danger: {
        heading: `Avete indicato un pericolo: chiamate subito ${emergencyNumbers('it')}`,
        says: ['Abbiamo ricevuto quello che avete scritto. Non aspettate la nostra risposta.'],
      },
      'danger-alone': {
        heading: `Avete indicato un pericolo: chiamate subito ${emergencyNumbers('it')}`,
        says: [
          'Abbiamo registrato il pericolo. Non aspettate la nostra risposta.',
          'Le altre risposte non sono ancora registrate: controllate queste e inviate di nuovo.',
        ],
      },
      refused: {
        heading: 'Qui non si può più aggiungere nulla',
        says: ['Non abbiamo registrato quello che avete scritto. Chiamate l’ufficio.'],
      },
      withdrawn: { heading: 'La richiesta è ritirata', says: ['Il servizio non la segue più.'] },
      'withdraw-reading': {
        heading: 'La richiesta non è ancora ritirata',
        says: ['Stiamo leggendo quello che avete scritto. Riprovate tra un minuto.'],
      },
      'withdraw-danger': {
        heading: 'La richiesta non è ritirata',
        says: ['Prima una persona del servizio deve leggerla. Chiamate l’ufficio.'],
      },
      'withdraw-too-late': {
        heading: 'La richiesta non si può più ritirare da qui',
        says: [
          'Una persona del servizio se ne occupa già, oppure la richiesta è già chiusa.',
          'Se avete dubbi chiamate l’ufficio.',
        ],
      },
    },
    withdraw: {
      heading: 'Ritirare la richiesta',
      intro: 'Se la richiesta non serve più, potete ritirarla.',
      button: 'Ritira la richiesta',
      byPhone: 'Per ritirarla chiamate l’ufficio.',
      question: 'Volete ritirare la richiesta?',
      consequences: [
        'Dopo il ritiro il servizio non la segue più.',
        'Se cambiate idea dovete inviare di nuovo il modulo.',
        'Finora non è cambiato nulla.',
      ],
      confirm: 'Sì, ritira la richiesta',
      keep: 'No, torna alla pagina',
    },
  },
  en: {
    faults: {
      'too-long': 'The text is too long: make it shorter, or send it in two parts.',
      unreadable: 'We cannot read this answer: please write it again.',
      phone: 'This does not look like a telephone number: write it with all its digits.',
      email: 'This does not look like an e-mail address: it must be like name@example.org.',
      number: 'Write a number in digits, for example 2.',
      years: 'Write the year of birth with four digits, for example 2019. An age is not enough.',
    },
    notices: {
      kept: {
        heading: 'We have received what you wrote',
        says: [
          'Somebody of the service reads it on working days of the office. If it is urgent, call.',
          'If anything was missing, reload the page in a minute: it will say whether it still is.',
        ],
      },
      known: { heading: 'We had received it already', says: ['There is no need to send it again.'] },
      nothing: { heading: 'You have written nothing', says: ['Fill in at least one answer.'] },
      faults: {
        heading: 'Check these answers',
        says: ['Nothing has been recorded yet. What you wrote is below.'],
      },
      danger: {
        heading: `You told us of a danger: call ${emergencyNumbers('en')} at once`,
        says: ['We have received what you wrote. Do not wait for our answer.'],
      },
      'danger-alone': {
        heading: `You told us of a danger: call ${emergencyNumbers('en')} at once`,
        says: [
          'We have recorded the danger. Do not wait for our answer.',
          'The other answers are not recorded yet: check these and send them again.',
        ],
      },
      refused: {
        heading: 'Nothing more can be added here',
        says: ['What you wrote was not recorded. Call the office.'],
      },
      withdrawn: { heading: 'The request is withdrawn', says: ['The service no longer follows it.'] },
      'withdraw-reading': {
        heading: 'The request is not withdrawn yet',
        says: ['We are reading what you wrote. Try again in a minute.'],
      },
      'withdraw-danger': {
        heading: 'The request is not withdrawn',
        says: ['Somebody of the service has to read it first. Call the office.'],
      },
      'withdraw-too-late': {
        heading: 'The request can no longer be withdrawn here',
        says: [
          'Somebody of the service takes care of it already, or it has come to its end.',
          'If you have questions, call the office.',
        ],
      },
    },
    withdraw: {
      heading: 'Withdraw the request',
      intro: 'If the request is no longer needed, you can withdraw it.',
      button: 'Withdraw the request',
      byPhone: 'To withdraw it, call the office.',
      question: 'Do you want to withdraw the request?',
      consequences: [
        'Once it is withdrawn the service no longer follows it.',
        'If you change your mind you have to send the form again.',
        'Nothing has changed so far.',
      ],
      confirm: 'Yes, withdraw the request',
      keep: 'No, back to the page',
    },
  },
}
