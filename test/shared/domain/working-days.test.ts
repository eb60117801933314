import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { romeDate, romeInstant, romeTime } from '../../../shared/domain/rome.ts'
import {
  addDays,
  addWorkingDays,
  dayZero,
  isWorkingDay,
  type OfficeCalendar,
} from '../../../shared/domain/working-days.ts'

const bergamo: OfficeCalendar = {
  patron: '08-26',
  closed: [{ from: '2026-08-10', to: '2026-08-14' }],
  closesAt: '17:00',
}
const always: OfficeCalendar = { closed: [], closesAt: '17:00' }

describe('a working day', () => {
  test('is what date-holidays says, for every day from 2020 to 2040', () => {
    const italy = new Holidays('IT', { types: ['public'] })
    const years = Array.from({ length: 21 }, (_, n) => 2020 + n)
    const holidays = new Set(
      years.flatMap((year) => italy.getHolidays(year).map(({ date }) => date.slice(0, 10))),
    )
    const wrong: string[] = []
    for (let day = '2020-01-01'; day <= '2040-12-31'; day = addDays(day, 1)) {
      const weekday = new Date(day).getUTCDay()
      const isExpected = weekday !== 0 && weekday !== 6 && !holidays.has(day)
      if (isWorkingDay(day, always) !== isExpected) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  test.each([
    ['2026-08-26', false, 'the patron'],
    ['2026-08-27', true, 'the day after'],
    ['2026-08-12', false, 'closed'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-10-04', false, 'a Sunday'],
    ['2027-10-04', false, 'Saint Francis'],
    ['2021-10-04', true, 'Saint Francis, before he was a holiday'],
  ])('%s: %s (%s)', (day, isWorking) => {
    expect(isWorkingDay(day, bergamo)).toBe(isWorking)
  })
})

describe('a deadline of working days', () => {
  test.each([
    ['2026-11-27T22:40:00Z', 1, '2026-12-01', 'Friday at 23:40: read on Monday, due on Tuesday'],
    ['2026-11-27T09:00:00Z', 1, '2026-11-30', 'Friday morning: due on Monday'],
    ['2026-12-04T22:40:00Z', 1, '2026-12-09', 'before the long weekend of 8 December'],
    ['2026-11-27T15:59:00Z', 0, '2026-11-27', 'a minute before the office closes'],
    ['2026-11-27T16:00:00Z', 0, '2026-11-30', 'as it closes'],
    ['2026-12-24T17:00:00Z', 2, '2026-12-30', 'over Christmas'],
  ])('from %s, %i days: %s (%s)', (at, days, due) => {
    expect(addWorkingDays(dayZero(new Date(at), bergamo), days, bergamo)).toBe(due)
  })

  test('is on a working day, never before day 0, and passes exactly so many working days', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 60 }), (at, days) => {
        const zero = dayZero(at, bergamo)
        const due = addWorkingDays(zero, days, bergamo)
        expect(isWorkingDay(due, bergamo)).toBe(true)
        expect(zero >= romeDate(at)).toBe(true)
        let passed = 0
        for (let day = zero; day < due; day = addDays(day, 1)) passed += isWorkingDay(day, bergamo) ? 1 : 0
        expect(passed).toBe(days)
      }),
    )
  })

  test('an office that never opens has a day all the same', () => {
    const closed = { closed: [{ from: '2020-01-01', to: '2099-12-31' }], closesAt: '17:00' }
    expect(addWorkingDays('2026-01-01', 1, closed)).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})

describe('local time in Italy', () => {
  test('is found again from the instant that it names, in summer and winter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7600 }),
        fc.integer({ min: 4 * 60, max: 24 * 60 - 1 }),
        (days, minutes) => {
          const day = addDays('2020-01-01', days)
          const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
          const at = romeInstant(day, clock.join(':'))
          expect([romeDate(at), romeTime(at)]).toEqual([day, clock.join(':')])
        },
      ),
    )
  })

  test.each([
    ['2026-03-29', '02:30', '03:30'],
    ['2026-03-29', '08:00', '08:00'],
    ['2026-10-25', '02:30', '02:30'],
  ])('%s %s is %s on the clock, when the clocks change', (day, time, shown) => {
    expect(romeTime(romeInstant(day, time))).toBe(shown)
  })
})
