import type { Act } from '../domain/deed.ts'
import type { Language } from '../domain/language.ts'

/** What somebody did by a button, as it reads when it is done. */
export const deedWords: Readonly<Record<Language, Readonly<Record<Act, string>>>> = {
  it: {
    acknowledge: 'presa visione confermata',
    done: 'segnata come fatta',
    snooze: 'rimandata',
    'accept-handover': 'passaggio accettato',
    'send-back-handover': 'passaggio non accettato',
  },
  en: {
    acknowledge: 'acknowledged',
    done: 'marked as done',
    snooze: 'put off',
    'accept-handover': 'hand-over accepted',
    'send-back-handover': 'hand-over sent back',
  },
}
