import { expect, test } from 'vitest'
import { addDays } from '../../../shared/domain/working-days.ts'
import { byDay, dayWords } from '../../../shared/texts/day-words.ts'

test('a day is said as one says it', () => {
  expect(dayWords('2026-11-24', 'it')).toBe('martedì 24 novembre')
  expect(dayWords('2026-11-24', 'en')).toBe('Tuesday 24 November')
  expect(byDay('2026-11-24', 'it')).toBe('entro martedì 24 novembre')
  expect(byDay('2026-11-24', 'en')).toBe('by Tuesday 24 November')
})

test('the first of a month is an ordinal in Italian only', () => {
  expect(dayWords('2026-12-01', 'it')).toBe('martedì 1º dicembre')
  expect(dayWords('2026-12-01', 'en')).toBe('Tuesday 1 December')
})

test('every day of four years is named as the platform’s calendar names it', () => {
  const calendar = { it: 'it-IT', en: 'en-GB' } as const
  for (const language of ['it', 'en'] as const) {
    const format = new Intl.DateTimeFormat(calendar[language], {
      ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
    })
    for (let day = '2026-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
      const expected = format
        .format(new Date(day))
        .replace(',', '')
        .replace(/ 1 /, language === 'it' ? ' 1º ' : ' 1 ')
      expect(dayWords(day, language)).toBe(expected)
    }
  }
})
