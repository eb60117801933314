import type { Language } from '../domain/language.ts'
import { romeDate, romeTime } from '../domain/rome.ts'

const names: Readonly<
  Record<Language, { readonly days: readonly string[]; readonly months: readonly string[] }>
> = {
  it: {
    days: ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'],
    months: [
      'gennaio',
      'febbraio',
      'marzo',
      'aprile',
      'maggio',
      'giugno',
      'luglio',
      'agosto',
      'settembre',
      'ottobre',
      'novembre',
      'dicembre',
    ],
  },
  en: {
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
  },
}

/** The days of the week, from Sunday on. */
export function weekdayWords(language: Language): readonly string[] {
  return names[language].days
}

/** A calendar day, `2026-11-24`, as one says it within a sentence: `martedì 24 novembre`, `Tuesday 24 November`. */
export function dayWords(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  const { days, months } = names[language]
  const number = date.getUTCDate()
  const ordinal = language === 'it' && number === 1 ? '1º' : String(number)
  return `${days[date.getUTCDay()]} ${ordinal} ${months[date.getUTCMonth()]}`
}

/** By the end of a day: `entro martedì 24 novembre`, `by Tuesday 24 November`. */
export function byDay(day: string, language: Language): string {
  return `${{ it: 'entro', en: 'by' }[language]} ${dayWords(day, language)}`
}

/** An instant as the clocks in Italy have it: `martedì 24 novembre` and `10:12`. */
export function momentWords(instant: Date, language: Language): readonly [day: string, time: string] {
  return [dayWords(romeDate(instant), language), romeTime(instant)]
}
