import type { Language } from '../domain/language.ts'
import type { FormContent } from '../mail/letter-content.ts'

interface FormWords {
  readonly subject: (form: string) => string
  readonly title: string
  readonly says: (form: string) => readonly string[]
}

interface FormLetterWords extends Readonly<Record<FormContent['kind'], FormWords>> {
  readonly open: string
}

/** To a partner: what seems to be wrong with its form. */
export const formLetterWords: Readonly<Record<Language, FormLetterWords>> = {
  it: {
    'form-quiet': {
      subject: (form) => `Nessun invio da tempo: modulo ${form}`,
      title: 'Dal vostro modulo non arriva nulla da tempo',
      says: (form) => [
        `Dal modulo ${form} non arriva nulla da più tempo del solito.`,
        'Se nessuno lo ha compilato, va tutto bene e non dovete fare nulla.',
        'Se invece qualcuno lo ha compilato, il collegamento non funziona più: fatelo controllare da chi gestisce il modulo.',
      ],
    },
    'form-refused': {
      subject: (form) => `Invii rifiutati: modulo ${form}`,
      title: 'Il vostro modulo non riesce a consegnare',
      says: (form) => [
        `In un solo giorno più invii del modulo ${form} sono stati rifiutati.`,
        'Non abbiamo potuto verificare che venissero da voi: quelle richieste non sono arrivate.',
        'Chi gestisce il modulo deve controllare la chiave del collegamento e inviare di nuovo.',
      ],
    },
    open: 'Apri la pagina del modulo',
  },
  en: {
    'form-quiet': {
      subject: (form) => `Nothing for a while: form ${form}`,
      title: 'Your form has been quiet for a while',
      says: (form) => [
        `Nothing has come from form ${form} for longer than usual.`,
        'If nobody has filled it in, all is well and there is nothing for you to do.',
        'If somebody has, the connection does not work any more: have it checked by whoever looks after the form.',
      ],
    },
    'form-refused': {
      subject: (form) => `Refused submissions: form ${form}`,
      title: 'Your form cannot deliver',
      says: (form) => [
        `Several submissions of form ${form} were refused within one day.`,
        'We could not verify that they came from you: those requests have not arrived.',
        'Whoever looks after the form has to check the key of the connection, and to send again.',
      ],
    },
    open: 'Open the page of the form',
  },
}
