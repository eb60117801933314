import { describe, expect, test } from 'vitest'
import { firstOfDanger, firstOnDuty, nextOfDanger } from '../../../shared/domain/ladder.ts'
import type { OfficeCalendar } from '../../../shared/domain/working-days.ts'

const OFFICE: OfficeCalendar = { closed: [], closesAt: '17:00' }

describe('a danger', () => {
  const duty = { from: '08:00', to: '19:00', isEveryDay: false }
  const next = (at: string, hours = duty) =>
    nextOfDanger(firstOfDanger(new Date(at)), hours, OFFICE, new Date(at))

  test('is told at once, at any hour', () => {
    const at = '2026-11-28T02:10:00.000Z'
    expect(firstOfDanger(new Date(at))).toEqual({ name: 'danger-1', at })
  })

  test.each([
    ['2026-11-27T16:35:00.000Z', '2026-11-27T17:05:00.000Z', 'half an hour later, on duty'],
    ['2026-11-27T17:35:00.000Z', '2026-11-30T07:00:00.000Z', 'Friday evening: when duty begins on Monday'],
    ['2026-11-30T05:00:00.000Z', '2026-11-30T07:00:00.000Z', 'before duty: when it begins'],
    ['2026-03-28T20:00:00.000Z', '2026-03-30T06:00:00.000Z', 'when the clocks went forward meanwhile'],
  ])('told at %s is told again at %s (%s)', (at, again) => {
    expect(next(at)).toEqual({ name: 'danger-2', at: again })
  })

  test('is told on Saturdays and holidays too where duty is every day', () => {
    const everyDay = { ...duty, isEveryDay: true }
    expect(next('2026-11-27T18:35:00.000Z', everyDay).at).toBe('2026-11-28T07:00:00.000Z')
    expect(next('2026-12-25T09:00:00.000Z', everyDay).at).toBe('2026-12-25T09:30:00.000Z')
  })

  test('waits for nobody when nobody is ever on duty', () => {
    const never = { from: '08:00', to: '08:00', isEveryDay: true }
    const at = new Date('2026-11-27T12:00:00Z')
    expect(firstOnDuty(at, never, OFFICE) >= at).toBe(true)
  })
})
