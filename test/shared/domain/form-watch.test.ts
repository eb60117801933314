import { describe, expect, test } from 'vitest'
import { isWatched, quietFrom } from '../../../shared/domain/form-watch.ts'
import { isSchoolHoliday } from '../../../shared/domain/school-holidays.ts'
import { at, districtWith } from '../../support/due-world.ts'
import { form } from '../../support/submissions.ts'

const { office } = districtWith()
const ofSchool = { ...form, rhythm: 'weekly', origin: 'school' } as const
const ofService = { ...form, rhythm: 'weekly', origin: 'local_service' } as const

const quiet = (which: Parameters<typeof quietFrom>[0], day: string) =>
  quietFrom(which, at(day, '11:00'), office).toISOString()

describe('when a form has gone quiet', () => {
  test('weekly: the morning after seven days and a working day', () => {
    // Spoke on Monday 2 November 2026; seven days end on Monday the 9th, the working day is the 10th.
    expect(quiet(ofService, '2026-11-02')).toBe(at('2026-11-11').toISOString())
  })

  test('monthly: after thirty-one days and a working day', () => {
    expect(quiet({ ...ofService, rhythm: 'monthly' }, '2026-10-05')).toBe(at('2026-11-09').toISOString())
  })

  test('over Christmas a school’s silence does not count, a service’s does', () => {
    expect(quiet(ofSchool, '2026-12-21')).toBe(at('2027-01-14').toISOString())
    expect(quiet(ofService, '2026-12-21')).toBe(at('2026-12-30').toISOString())
  })

  test('over the summer nobody waits for a school', () => {
    expect(quiet(ofSchool, '2026-06-05')).toBe(at('2026-09-17').toISOString())
  })
})

test.each([
  ['2026-12-22', false],
  ['2026-12-23', true],
  ['2027-01-06', true],
  ['2027-01-07', false],
  ['2027-03-30', true],
  ['2027-08-01', true],
])('a school is on holiday on %s: %s', (day, expected) => {
  expect(isSchoolHoliday(day, 'bergamo')).toBe(expected)
})

test('a form is waited for when it has a rhythm, is let in and is not being tried out', () => {
  expect(isWatched(ofSchool)).toBe(true)
  expect(isWatched({ ...ofSchool, enabled: false })).toBe(false)
  expect(isWatched({ ...ofSchool, isTesting: true })).toBe(false)
  expect(isWatched({ ...ofSchool, rhythm: 'none' })).toBe(false)
})
