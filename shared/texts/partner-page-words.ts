import type { Language } from '../domain/language.ts'
import type { FormContent } from '../mail/letter-content.ts'
import type { Notice } from './link-page-words.ts'

interface PartnerPageWords {
  /** By the form's public id. */
  readonly trouble: Readonly<Record<FormContent['kind'], (form: string) => Notice>>
  readonly call: (phone: string) => string
  readonly settled: Notice
}

/** What a partner reads of a form of theirs that is quiet or was refused. */
export const partnerPageWords: Readonly<Record<Language, PartnerPageWords>> = {
  it: {
    trouble: {
      'form-quiet': (form) => ({
        title: `Il modulo ${form} non invia da tempo`,
        says: [
          'Se in questo periodo non avete richieste, non dovete fare nulla.',
          'Se invece qualcuno lo ha compilato, controllate nel vostro servizio di moduli che l’invio a Raccordo sia ancora attivo.',
        ],
      }),
      'form-refused': (form) => ({
        title: `Gli invii del modulo ${form} vengono rifiutati`,
        says: [
          'Il modulo scrive a Raccordo, ma la sua firma non è quella giusta: le richieste non arrivano.',
          'Controllate nel vostro servizio di moduli che la chiave segreta sia quella ricevuta.',
        ],
      }),
    },
    call: (phone) => `Per un aiuto chiamate l’ufficio: ${phone}.`,
    settled: {
      title: 'Il modulo è a posto',
      says: ['Ciò che diceva la mail è stato risolto. Non dovete fare nulla.'],
    },
  },
  en: {
    trouble: {
      'form-quiet': (form) => ({
        title: `The form ${form} has sent nothing for a while`,
        says: [
          'If you have no requests at the moment, you need not do anything.',
          'If somebody did fill it in, check in your form service that it still sends to Raccordo.',
        ],
      }),
      'form-refused': (form) => ({
        title: `What the form ${form} sends is refused`,
        says: [
          'The form writes to Raccordo, but its signature is not the right one: the requests do not arrive.',
          'Check in your form service that the secret key is the one that you were given.',
        ],
      }),
    },
    call: (phone) => `For help call the office: ${phone}.`,
    settled: {
      title: 'The form is in order',
      says: ['What the mail said has been settled. You need not do anything.'],
    },
  },
}
