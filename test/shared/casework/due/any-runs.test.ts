import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyEvent } from '../../../../events/all-events.ts'
import { takeTurn } from '../../../../shared/casework/due/due-step.ts'
import { isOpen, type OpenDeadline, type StepName } from '../../../../shared/domain/deadline.ts'
import { rowOf } from '../../../../shared/domain/deadline-policy.ts'
import { stepsBetween } from '../../../../shared/domain/ladder.ts'
import { romeDate, romeTime } from '../../../../shared/domain/rome.ts'
import { addDays, firstWorkingDay, isWorkingDay } from '../../../../shared/domain/working-days.ts'
import { districtWith, openDeadline, turnAt } from '../../../support/due-world.ts'

const HOUR_MS = 3_600_000
const district = districtWith({
  office: { closed: [{ from: '2026-12-24', to: '2027-01-03' }], closesAt: '17:00', patron: '08-26' },
})

interface Told {
  readonly step: StepName
  readonly at: Date
  readonly to: readonly string[]
}

/** Takes a deadline at each of these instants when its turn has come; twice, as a run that is repeated would. */
function run(deadline: OpenDeadline, instants: readonly Date[]): { left: OpenDeadline; told: Told[] } {
  let left = deadline
  const told: Told[] = []
  for (const at of instants.flatMap((one) => [one, one])) {
    if (Date.parse(left.next.at) > at.getTime()) continue
    const taken = takeTurn(left, turnAt(at, { district }))
    for (const event of taken.events) anyEvent.parse(event)
    expect(taken.deadline.version).toBe(left.version + 1)
    if (taken.step !== undefined)
      told.push({ step: taken.step, at, to: taken.addressees.map(({ operator }) => operator) })
    if (!isOpen(taken.deadline)) throw new Error('it ended by itself')
    left = taken.deadline
  }
  return { left, told }
}

const cases = fc.record({
  setAt: fc.date({
    min: new Date('2026-03-01'),
    max: new Date('2027-03-31'),
    noInvalidDate: true,
  }),
  dueAfterDays: fc.integer({ min: 0, max: 40 }),
  gapsHours: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 }),
})

function scenario({
  setAt,
  dueAfterDays,
  gapsHours,
}: typeof cases extends fc.Arbitrary<infer Case> ? Case : never) {
  const due = firstWorkingDay(addDays(romeDate(setAt), dueAfterDays), district.office)
  const deadline = openDeadline(setAt, { due }, district)
  let at = setAt.getTime()
  const instants = gapsHours.map((hours) => {
    at += hours * HOUR_MS
    return new Date(at)
  })
  return { deadline, instants, ...run(deadline, instants) }
}

test('whenever runs come, each step is told once at most to each who hears of it', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { told } = scenario(one)
      expect(new Set(told.map(({ step }) => step)).size).toBe(told.length)
      for (const { to } of told) expect(new Set(to).size).toBe(to.length)
    }),
    { numRuns: 100 },
  )
})

test('no step is lost: what was told last, or waits moved on, is the gravest that had come', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { deadline, instants, left, told } = scenario(one)
      const until = instants.at(-1) ?? new Date(deadline.setAt)
      const row = rowOf(deadline.kind, district.policy)
      const come = stepsBetween(deadline, row, district.office, { after: new Date(0), until })
      expect([told.at(-1)?.step, left.next.name]).toContain(come.at(-1)?.name)
    }),
    { numRuns: 100 },
  )
})

test('nothing is told on a day on which the office does not work, and what comes next is always a morning to come', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { instants, left, told } = scenario(one)
      for (const { at } of told) expect(isWorkingDay(romeDate(at), district.office)).toBe(true)
      const next = new Date(left.next.at)
      expect(romeTime(next)).toBe('08:00')
      expect(isWorkingDay(romeDate(next), district.office)).toBe(true)
      expect(next.getTime()).toBeGreaterThan(instants.at(-1)?.getTime() ?? 0)
    }),
    { numRuns: 100 },
  )
})
