import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextWritingTime } from '../../../functions/mail/office-hours.ts'
import { romeDate, romeTime } from '../../../shared/domain/rome.ts'
import { isWorkingDay } from '../../../shared/domain/working-days.ts'
import { at } from '../../support/due-world.ts'

const office = { patron: '08-26', closed: [{ from: '2026-12-24', to: '2027-01-03' }], closesAt: '17:00' }
const next = (day: string, time: string) => {
  const found = nextWritingTime(at(day, time), office)
  return `${romeDate(found)} ${romeTime(found)}`
}

test.each([
  ['in the morning, that morning', '2026-01-26', '07:59', '2026-01-26 08:00'],
  ['at eight, at once', '2026-01-26', '08:00', '2026-01-26 08:00'],
  ['after the office has closed, at once', '2026-01-26', '18:59', '2026-01-26 18:59'],
  ['from seven in the evening on, the next morning', '2026-01-26', '19:00', '2026-01-27 08:00'],
  ['on Friday evening, on Monday', '2026-01-23', '23:40', '2026-01-26 08:00'],
  ['on Sunday at noon, on Monday', '2026-01-25', '12:00', '2026-01-26 08:00'],
  ['on the patron’s day, the day after', '2026-08-26', '10:00', '2026-08-27 08:00'],
  ['when the office is closed, when it opens', '2026-12-23', '19:30', '2027-01-04 08:00'],
  ['when summer time begins, at eight by the clock', '2026-03-28', '12:00', '2026-03-30 08:00'],
])('somebody is written to %s', (_, day, time, wanted) => {
  expect(next(day, time)).toBe(wanted)
})

test('it is never before, is a time to write at, and is itself its next one', () => {
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, (now) => {
      const found = nextWritingTime(now, office)
      expect(found.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(isWorkingDay(romeDate(found), office)).toBe(true)
      expect(romeTime(found) >= '08:00' && romeTime(found) < '19:00').toBe(true)
      expect(nextWritingTime(found, office)).toEqual(found)
    }),
  )
})
