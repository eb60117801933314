import type { Act } from '../domain/deed.ts'
import type { Language } from '../domain/language.ts'
import type { Section } from '../mail/letter-content.ts'
import { byDay, dayWords } from './day-words.ts'

interface DigestWords {
  readonly title: (day: string) => string
  /** For the subject: `3 in ritardo`. */
  readonly counted: Readonly<Record<Section, (count: number) => string>>
  readonly nothing: string
  readonly wasDue: (day: string) => string
  readonly done: string
  /** What the reader did to which deadline. */
  readonly deed: Readonly<Record<Act, (deadline: string) => string>>
  readonly undo: string
  readonly open: string
}

/** The morning's summary. */
export const digestWords: Readonly<Record<Language, DigestWords>> = {
  it: {
    title: (day) => `Riepilogo di ${dayWords(day, 'it')}`,
    counted: {
      danger: (count) => (count === 1 ? '1 pericolo' : `${count} pericoli`),
      overdue: (count) => `${count} in ritardo`,
      today: (count) => `${count} oggi`,
      new: (count) => (count === 1 ? '1 nuova' : `${count} nuove`),
      coming: (count) => `${count} in arrivo`,
    },
    nothing: 'nulla da fare',
    wasDue: (day) => `era ${byDay(day, 'it')}`,
    done: 'Già fatto con un link',
    deed: {
      acknowledge: () => 'hai confermato la presa visione',
      done: (deadline) => `hai segnato come fatto «${deadline}»`,
      snooze: (deadline) => `hai rimandato «${deadline}»`,
      'accept-handover': () => 'hai accettato il passaggio',
      'send-back-handover': () => 'non hai accettato il passaggio',
    },
    undo: 'Nella pagina puoi annullare ciò che hai fatto nelle ultime 24 ore.',
    open: 'Apri il riepilogo',
  },
  en: {
    title: (day) => `Summary of ${dayWords(day, 'en')}`,
    counted: {
      danger: (count) => (count === 1 ? '1 danger' : `${count} dangers`),
      overdue: (count) => `${count} overdue`,
      today: (count) => `${count} today`,
      new: (count) => `${count} new`,
      coming: (count) => `${count} coming up`,
    },
    nothing: 'nothing to do',
    wasDue: (day) => `was due ${byDay(day, 'en')}`,
    done: 'Done by link already',
    deed: {
      acknowledge: () => 'you acknowledged it',
      done: (deadline) => `you marked “${deadline}” as done`,
      snooze: (deadline) => `you put off “${deadline}”`,
      'accept-handover': () => 'you accepted the hand-over',
      'send-back-handover': () => 'you sent the hand-over back',
    },
    undo: 'On the page you can undo what you did within the last 24 hours.',
    open: 'Open the summary',
  },
}
