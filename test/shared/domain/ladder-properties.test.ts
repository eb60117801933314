import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlineKind, defaultPolicy } from '../../../shared/domain/deadline-policy.ts'
import {
  firstOnDuty,
  firstStep,
  type Laddered,
  nextStep,
  stepsBetween,
} from '../../../shared/domain/ladder.ts'
import { romeDate, romeTime } from '../../../shared/domain/rome.ts'
import { addDays, isWorkingDay, type OfficeCalendar } from '../../../shared/domain/working-days.ts'

const OFFICE: OfficeCalendar = {
  patron: '08-26',
  closed: [{ from: '2026-12-24', to: '2027-01-08' }],
  closesAt: '17:00',
}
const START = Date.parse('2026-01-01T00:00:00Z')
const DAY_MS = 86_400_000

const rows = fc.constantFrom(...deadlineKind.options.map((kind) => defaultPolicy[kind]))
const deadlines: fc.Arbitrary<Laddered> = fc
  .record({
    set: fc.integer({ min: 0, max: 400 * 24 * 60 }),
    lasts: fc.integer({ min: -10, max: 120 }),
    snoozed: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    remindBefore: fc.option(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), { nil: undefined }),
  })
  .map(({ set, lasts, snoozed, remindBefore }) => {
    const setAt = new Date(START + set * 60_000)
    const due = addDays(romeDate(setAt), lasts)
    return {
      ...{ setAt: setAt.toISOString(), due },
      ...(snoozed === undefined ? {} : { snoozedUntil: addDays(romeDate(setAt), snoozed) }),
      ...(remindBefore === undefined ? {} : { remindBefore }),
    }
  })
/** Minutes after a deadline was set at which a run comes, each after the one before. */
const runs = fc
  .array(fc.integer({ min: 1, max: 20 * 24 * 60 }), { minLength: 1, maxLength: 12 })
  .map((gaps) => gaps.map((_, place) => gaps.slice(0, place + 1).reduce((sum, gap) => sum + gap, 0)))

test('whenever runs come, each step is found once, in order, and none is lost', () => {
  fc.assert(
    fc.property(deadlines, rows, runs, (deadline, row, minutes) => {
      const begin = new Date(deadline.setAt)
      const times = [begin, ...minutes.map((minute) => new Date(begin.getTime() + minute * 60_000))]
      const between = (after: Date, until: Date) => stepsBetween(deadline, row, OFFICE, { after, until })
      const found = times.slice(1).flatMap((until, place) => between(times[place] ?? begin, until))
      const whole = between(begin, times.at(-1) ?? begin)
      expect(found).toEqual(whole)
      expect(new Set(whole.map(({ name }) => name)).size).toBe(whole.length)
      expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).toSorted())
    }),
  )
})

test('there is always a next step, later, at eight o’clock of a working day', () => {
  fc.assert(
    fc.property(deadlines, rows, fc.integer({ min: 0, max: 500 }), (deadline, row, days) => {
      const after = new Date(Date.parse(deadline.setAt) + days * DAY_MS)
      const at = new Date(nextStep(deadline, row, OFFICE, after).at)
      expect(at.getTime()).toBeGreaterThan(after.getTime())
      expect(romeTime(at)).toBe('08:00')
      expect(isWorkingDay(romeDate(at), OFFICE)).toBe(true)
    }),
  )
})

test('the next step is the first of those that come', () => {
  fc.assert(
    fc.property(deadlines, rows, fc.integer({ min: 0, max: 200 }), (deadline, row, days) => {
      const after = new Date(Date.parse(deadline.setAt) + days * DAY_MS)
      const next = nextStep(deadline, row, OFFICE, after)
      expect(stepsBetween(deadline, row, OFFICE, { after, until: new Date(next.at) })[0]).toEqual(next)
    }),
  )
})

test('whoever has something new hears of it before it counts as missed', () => {
  fc.assert(
    fc.property(deadlines, rows, (deadline, row) => {
      const steps = stepsBetween(deadline, row, OFFICE, { after: new Date(0), until: new Date('2028-12-31') })
      const [first, second] = steps
      expect(first).toEqual(firstStep(deadline, row, OFFICE))
      expect(first?.name).toBe('new')
      expect(Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(deadline.setAt))
      if (deadline.snoozedUntil !== undefined || deadline.due < romeDate(new Date(deadline.setAt))) return
      expect(romeDate(new Date(first?.at ?? '')) <= deadline.due).toBe(true)
      expect((second?.at ?? '') >= (first?.at ?? '')).toBe(true)
    }),
  )
})

test('what is put off is never told before its day', () => {
  fc.assert(
    fc.property(deadlines, rows, (deadline, row) => {
      const { snoozedUntil = '' } = deadline
      const first = nextStep(deadline, row, OFFICE, new Date(deadline.setAt))
      expect(romeDate(new Date(first.at)) >= snoozedUntil).toBe(true)
    }),
  )
})

test('duty is found within its hours, on a day on which somebody is there, and never before', () => {
  const duty = { from: '07:30', to: '18:15', isEveryDay: false }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 * 24 * 60 }), (minute) => {
      const at = new Date(START + minute * 60_000)
      const found = firstOnDuty(at, duty, OFFICE)
      expect(found >= at).toBe(true)
      expect(romeTime(found) >= duty.from && romeTime(found) < duty.to).toBe(true)
      expect(isWorkingDay(romeDate(found), OFFICE)).toBe(true)
    }),
  )
})
