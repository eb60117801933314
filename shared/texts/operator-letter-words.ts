import type { Language } from '../domain/language.ts'
import { byDay } from './day-words.ts'
import { districtWords } from './district-words.ts'

interface LetterWords {
  readonly danger: {
    readonly subject: (name: string, time: number) => string
    readonly title: string
    readonly told: (name: string) => string
    readonly again: (time: number) => string
    readonly confirm: readonly string[]
    readonly open: string
  }
  readonly assigned: {
    readonly subject: (first: string, count: number) => string
    readonly title: (count: number) => string
    readonly now: (count: number) => string
    readonly deadlines: string
    readonly open: string
  }
  readonly handover: Readonly<Record<'offered' | 'accepted' | 'refused', HandoverWords>> & {
    readonly answer: (due: string) => string
    readonly open: string
  }
}

interface HandoverWords {
  readonly title: string
  readonly says: (name: string, district: string) => readonly string[]
}

const { The: L } = districtWords.it
const { The } = districtWords.en

/** Mails to operators but the digest. */
export const operatorLetterWords: Readonly<Record<Language, LetterWords>> = {
  it: {
    danger: {
      subject: (name, time) =>
        time === 1
          ? `Pericolo segnalato: ${name}`
          : `Pericolo non ancora confermato: ${name} (avviso ${time})`,
      title: 'Pericolo segnalato',
      told: (name) => `Per ${name} è stato segnalato un pericolo.`,
      again: (time) => `Questo è l’avviso numero ${time}: nessuno ha ancora confermato.`,
      confirm: [
        'Leggi subito la segnalazione e conferma che te ne occupi.',
        'Finché una persona non conferma, l’avviso torna ogni mezz’ora negli orari di reperibilità.',
      ],
      open: 'Apri l’avviso',
    },
    assigned: {
      subject: (first, count) =>
        count === 1 ? `Ora è tua: ${first}` : `Ora sono tue: ${count} segnalazioni`,
      title: (count) => (count === 1 ? 'Una segnalazione per te' : 'Segnalazioni per te'),
      now: (count) => (count === 1 ? 'Da ora la segui tu:' : 'Da ora le segui tu:'),
      deadlines: 'Nella pagina trovi che cosa c’è da fare ed entro quando.',
      open: 'Apri la pagina',
    },
    handover: {
      offered: {
        title: 'Passaggio proposto',
        says: (name, district) => [
          `${L(district)} propone al tuo Ambito di seguire ${name}.`,
          'Finché non rispondi, la responsabilità resta a chi propone.',
        ],
      },
      accepted: {
        title: 'Passaggio accettato',
        says: (name, district) => [`${L(district)} ha accettato ${name}.`, 'Da ora la segue quell’Ambito.'],
      },
      refused: {
        title: 'Passaggio non accettato',
        says: (name, district) => [
          `${L(district)} non ha accettato ${name}.`,
          'La segnalazione resta al tuo Ambito.',
        ],
      },
      answer: (due) => `Rispondi ${byDay(due, 'it')}.`,
      open: 'Apri la pagina',
    },
  },
  en: {
    danger: {
      subject: (name, time) =>
        time === 1 ? `Danger reported: ${name}` : `Danger not confirmed yet: ${name} (notice ${time})`,
      title: 'Danger reported',
      told: (name) => `A danger was reported for ${name}.`,
      again: (time) => `This is notice number ${time}: nobody has confirmed yet.`,
      confirm: [
        'Read the referral at once and confirm that you take care of it.',
        'Until a person confirms, the notice comes again every half an hour of the duty hours.',
      ],
      open: 'Open the notice',
    },
    assigned: {
      subject: (first, count) => (count === 1 ? `Yours now: ${first}` : `Yours now: ${count} referrals`),
      title: (count) => (count === 1 ? 'A referral for you' : 'Referrals for you'),
      now: (count) => (count === 1 ? 'From now on it is yours:' : 'From now on they are yours:'),
      deadlines: 'The page shows what is to be done, and by when.',
      open: 'Open the page',
    },
    handover: {
      offered: {
        title: 'Hand-over offered',
        says: (name, district) => [
          `${The(district)} asks your district to take over ${name}.`,
          'Until you answer, whoever offers it stays responsible.',
        ],
      },
      accepted: {
        title: 'Hand-over accepted',
        says: (name, district) => [
          `${The(district)} has accepted ${name}.`,
          'From now on that district looks after it.',
        ],
      },
      refused: {
        title: 'Hand-over not accepted',
        says: (name, district) => [
          `${The(district)} has not accepted ${name}.`,
          'The referral stays with your district.',
        ],
      },
      answer: (due) => `Please answer ${byDay(due, 'en')}.`,
      open: 'Open the page',
    },
  },
}
