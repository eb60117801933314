import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Demand, followsState } from '../../../../shared/casework/deadlines/demands.ts'
import { settleDeadlines } from '../../../../shared/casework/deadlines/settled-deadlines.ts'
import { type Deadline, isOpen, stepName } from '../../../../shared/domain/deadline.ts'
import { dueDayOf, rowOf } from '../../../../shared/domain/deadline-policy.ts'
import { isWorkingDay } from '../../../../shared/domain/working-days.ts'
import { keep, occasionAt } from '../../../support/casework-world.ts'
import { districts } from '../../../support/districts.ts'

const START = Date.parse('2026-11-20T00:00:00Z')
const HOUR_MS = 3_600_000

const demands = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom(...followsState),
    about: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
    district: fc.constantFrom(...districts.map(({ id }) => id)),
    owner: fc.constantFrom('anna-prova', 'bruno-prova', undefined),
    liaison: fc.constantFrom('anna-prova', undefined),
    isUrgent: fc.boolean(),
    hour: fc.integer({ min: 0, max: 600 }),
  }),
  { maxLength: 6, selector: ({ kind, about }) => `${kind} ${about}` },
)
type Asked = typeof demands extends fc.Arbitrary<(infer One)[]> ? One : never

function demandOf({ hour, about, ...rest }: Asked): Demand {
  return {
    ...rest,
    ...(about === undefined ? {} : { about }),
    subject: 'referral/a3f1c2d4e5b60718293a4b5c6d7e8f90',
    from: new Date(START + hour * HOUR_MS).toISOString(),
  }
}

function settleOn(world: Map<string, Deadline>, asked: readonly Demand[], hour: number) {
  const occasion = occasionAt(new Date(START + hour * HOUR_MS))
  const change = settleDeadlines([...world.values()], asked, { districts, occasion, met: new Set() })
  for (const one of change.deadlines) keep(world, `${one.kind} ${one.number}`, one)
  return change
}

const whatCounts = ({ kind, about, district, owner, liaison, isUrgent }: Demand | Deadline) =>
  JSON.stringify({ kind, about, district, owner, liaison, isUrgent })

test('after any sequence of states what is open is exactly what the last one demands, on the day of the policy', () => {
  fc.assert(
    fc.property(fc.array(demands, { minLength: 1, maxLength: 6 }), (states) => {
      const world = new Map<string, Deadline>()
      for (const [place, asked] of states.entries()) {
        const wanted = asked.map(demandOf)
        settleOn(world, wanted, 600 + place)
        const open = [...world.values()].filter(isOpen)
        expect(open.map(whatCounts).toSorted()).toEqual(wanted.map(whatCounts).toSorted())
        for (const one of open) expect(one.due).toBe(dayOf(wanted, one))
      }
    }),
  )
})

function dayOf(wanted: readonly Demand[], deadline: Deadline): string | undefined {
  const its = wanted.find((one) => whatCounts(one) === whatCounts(deadline))
  const { policy, office } = districts.find(({ id }) => id === deadline.district) ?? {}
  if (its === undefined || policy === undefined || office === undefined) return undefined
  const { isUrgent } = its
  return dueDayOf(rowOf(its.kind, policy), new Date(its.from), { isUrgent, calendar: office })
}

test('settling twice changes nothing the second time', () => {
  fc.assert(
    fc.property(demands, demands, (before, asked) => {
      const world = new Map<string, Deadline>()
      settleOn(world, before.map(demandOf), 600)
      settleOn(world, asked.map(demandOf), 601)
      expect(settleOn(world, asked.map(demandOf), 602)).toEqual({ deadlines: [], events: [] })
    }),
  )
})

test('what is open has a step to come, and what has ended none; every change is told once', () => {
  fc.assert(
    fc.property(fc.array(demands, { minLength: 1, maxLength: 4 }), (states) => {
      const world = new Map<string, Deadline>()
      for (const [place, asked] of states.entries()) {
        const { deadlines, events } = settleOn(world, asked.map(demandOf), 600 + place)
        const named = events.flatMap(({ data }) => ('deadlines' in data ? data.deadlines : []))
        expect(named).toHaveLength(deadlines.length)
        for (const one of deadlines) {
          expect('next' in one).toBe(isOpen(one))
          if (isOpen(one)) expect(stepName.safeParse(one.next.name).success).toBe(true)
        }
      }
      const goals = [...world.values()].filter(({ basis }) => basis === 'goal')
      for (const { due, district } of goals) {
        const { office } = districts.find(({ id }) => id === district) ?? {}
        expect(office !== undefined && isWorkingDay(due, office)).toBe(true)
      }
    }),
  )
})
