import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { withClosed, withoutClosed } from '../../../cli/districts/closed-days.ts'
import { setDistrict } from '../../../cli/districts/set.ts'
import { showDistrict } from '../../../cli/districts/show.ts'
import { addDays } from '../../../shared/domain/working-days.ts'
import { Refused } from '../../../shared/errors.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'

let connection: Connection
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ connection, stop } = await startConnection())
})
afterAll(() => stop?.())

describe('a district', () => {
  test('has its patron and its hours from the beginning', async () => {
    expect(await showDistrict(connection, 'bergamo')).toMatchObject({
      office: { patron: '08-26', closesAt: '17:00', closed: [] },
      duty: { from: '08:00', to: '19:00', isEveryDay: false },
      nextNonWorkingDays: ['2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06', '2027-03-29'],
      policy: 0,
      coordinators: [],
    })
    expect((await showDistrict(connection, 'dalmine')).office.patron).toBe('03-19')
  })

  test('is set otherwise, and what is not said stays', async () => {
    const closed = [{ from: '2026-12-28', to: '2026-12-31' }]
    const shown = await setDistrict(connection, 'bergamo', {
      closed,
      closesAt: '16:30',
      dutyPhone: '035 000 0002',
    })
    expect(shown).toMatchObject({
      office: { patron: '08-26', closesAt: '16:30', closed },
      phones: { duty: '035 000 0002' },
      nextNonWorkingDays: ['2026-12-08', '2026-12-25', '2026-12-28', '2026-12-29', '2026-12-30'],
      outcome: 'set',
    })
    const again = await setDistrict(connection, 'bergamo', { closed, dutyPhone: '035 000 0002' })
    expect(again).toMatchObject({ outcome: 'as it was' })
    const open = [{ from: '2026-12-30', to: '2026-12-30' }]
    const opened = await setDistrict(connection, 'bergamo', { open, dutyPhone: 'none', patron: 'none' })
    expect(opened.office).toEqual({
      closesAt: '16:30',
      closed: [
        { from: '2026-12-28', to: '2026-12-29' },
        { from: '2026-12-31', to: '2026-12-31' },
      ],
    })
    expect(opened.phones).toEqual({})
    expect((await eventsOf(connection, 'district/bergamo')).map(({ data }) => data)).toEqual([
      { municipalities: 6 },
      { changes: ['office', 'phones'] },
      { changes: ['office', 'phones'] },
    ])
  })

  test.each([
    ['a patron’s day that is none', { patron: '31-12' }],
    ['a patron’s day that no year has', { patron: '02-30' }],
    ['a time of day that is none', { closesAt: '25:00' }],
    ['duty hours that end before they begin', { duty: { from: '19:00', to: '08:00' } }],
    ['an office that is closed for most of a year', { closed: [{ from: '2027-01-01', to: '2027-12-31' }] }],
    ['days to be open that it was not closed', { open: [{ from: '2027-02-01', to: '2027-02-02' }] }],
    ['a telephone number that is none', { officePhone: 'chiedere ad Anna' }],
  ])('is refused %s', async (_, settings) => {
    await expect(setDistrict(connection, 'dalmine', settings)).rejects.toBeInstanceOf(Refused)
    expect(await eventsOf(connection, 'district/dalmine')).toHaveLength(1)
  })
})

describe('the days on which an office is closed', () => {
  const day = (place: number) => addDays('2027-01-01', place)
  const period = fc
    .tuple(fc.nat(40), fc.nat(9))
    .map(([from, length]) => ({ from: day(from), to: day(from + length) }))
  const periods = fc.array(period, { maxLength: 6 })
  const days = (all: readonly { from: string; to: string }[]) =>
    Array.from({ length: 60 }, (_, place) => day(place)).filter((one) =>
      all.some(({ from, to }) => from <= one && one <= to),
    )

  test('are those that were added without those that were taken back, as few periods as can be', () => {
    fc.assert(
      fc.property(periods, periods, periods, (first, added, opened) => {
        const closed = withoutClosed(withClosed(withClosed([], first), added), opened)
        const wanted = days([...first, ...added]).filter((one) => !days(opened).includes(one))
        expect(days(closed)).toEqual(wanted)
        expect(closed.every(({ from, to }) => from <= to)).toBe(true)
        expect(withClosed(closed, [])).toEqual(closed)
      }),
    )
  })
})
