import { describe, expect, test } from 'vitest'
import { takeTurn } from '../../../../shared/casework/due/due-step.ts'
import type { Taken } from '../../../../shared/casework/due/telling.ts'
import { isOpen, type StepName } from '../../../../shared/domain/deadline.ts'
import { at, districtWith, openDeadline, standingAtStep, turnAt } from '../../../support/due-world.ts'

/** Set on Friday 13 November, due on Friday 20 November 2026: a triage is told a working day before. */
const deadline = openDeadline(at('2026-11-13', '10:00'), { due: '2026-11-20' })
const days: readonly (readonly [StepName, string])[] = [
  ['new', '2026-11-16'],
  ['before-1', '2026-11-19'],
  ['due', '2026-11-20'],
  ['overdue-1', '2026-11-23'],
  ['overdue-3', '2026-11-25'],
  ['overdue-8', '2026-12-02'],
]
const [owner, liaison, coordinator] = [
  { operator: 'anna-prova', as: 'owner' },
  { operator: 'bruno-esempio', as: 'liaison' },
  { operator: 'carla-esempio', as: 'coordinator' },
]

function stepAt(day: string, others: Parameters<typeof turnAt>[1] = {}, name?: StepName): Taken {
  const known = days.find(([, its]) => its === day)
  const step = name ?? known?.[0] ?? 'due'
  return takeTurn(standingAtStep(deadline, step, at(day)), turnAt(at(day), others))
}

const typesOf = ({ events }: Taken) => events.map(({ type }) => type)

describe('each rung of the ladder', () => {
  test('before its day and on it, its owner is reminded and nobody else', () => {
    for (const day of ['2026-11-16', '2026-11-19', '2026-11-20']) {
      const taken = stepAt(day)
      expect(taken.addressees).toEqual([owner])
      expect(typesOf(taken)).toEqual(['deadline.reminded'])
    }
  })

  test('a working day after, it is missed and the liaison hears of it too', () => {
    const taken = stepAt('2026-11-23')
    expect(taken.addressees).toEqual([owner, liaison])
    expect(typesOf(taken)).toEqual(['deadline.missed', 'deadline.escalated'])
    expect(taken.deadline.missedAt).toBe('2026-11-23T07:00:00.000Z')
  })

  test('after three the coordinator hears of it, and it is missed only once', () => {
    const missed = { ...deadline, missedAt: '2026-11-23T07:00:00.000Z' }
    const taken = takeTurn(standingAtStep(missed, 'overdue-3', at('2026-11-25')), turnAt(at('2026-11-25')))
    expect(taken.addressees).toEqual([owner, liaison, coordinator])
    expect(typesOf(taken)).toEqual(['deadline.escalated'])
    expect(taken.deadline.missedAt).toBe(missed.missedAt)
  })

  test('from rung to rung it climbs without end', () => {
    let standing = deadline
    const climbed = Array.from({ length: 7 }, () => {
      const { name, at: next } = standing.next
      const taken = takeTurn(standing, turnAt(new Date(next)))
      if (!isOpen(taken.deadline)) throw new Error('it ended by itself')
      standing = taken.deadline
      return [name, next.slice(0, 10)]
    })
    expect(climbed).toEqual([...days, ['overdue-13', '2026-12-10']])
  })
})

describe('after a run that was missed', () => {
  test('what came in three days is one step, the gravest, and the next is still to come', () => {
    const taken = takeTurn(
      standingAtStep(deadline, 'due', at('2026-11-20')),
      turnAt(at('2026-11-25', '09:00')),
    )
    expect(taken.step).toBe('overdue-3')
    expect(taken.addressees).toEqual([owner, liaison, coordinator])
    expect(typesOf(taken)).toEqual(['deadline.missed', 'deadline.escalated'])
    expect(taken.deadline).toMatchObject({ next: { name: 'overdue-8', at: '2026-12-02T07:00:00.000Z' } })
  })

  test('on a day on which the office does not work it is moved on, with what came meanwhile', () => {
    const district = districtWith({
      office: { closed: [{ from: '2026-11-24', to: '2026-11-24' }], closesAt: '17:00' },
    })
    const due = standingAtStep(deadline, 'due', at('2026-11-20'))
    const moved = takeTurn(due, turnAt(at('2026-11-24', '09:00'), { district }))
    expect(moved).toMatchObject({ addressees: [], deadline: { version: 2 } })
    expect(moved.step).toBeUndefined()
    expect(typesOf(moved)).toEqual(['deadline.moved'])
    expect(moved.deadline).toMatchObject({ next: { name: 'overdue-1', at: '2026-11-25T07:00:00.000Z' } })
  })

  test('a calendar that is changed tells no step twice', () => {
    // It stood a day earlier, because the 19th was to be a day off and is none.
    const early = standingAtStep(deadline, 'before-1', at('2026-11-18'))
    const taken = takeTurn(early, turnAt(at('2026-11-18')))
    expect(taken).toMatchObject({ step: 'before-1', deadline: { next: { name: 'due' } } })
  })
})

test('an offer to a mentor runs out by itself, a goal does not', () => {
  const offer = { ...deadline, kind: 'mentor-answer' as const }
  const taken = takeTurn(standingAtStep(offer, 'overdue-1', at('2026-11-23')), turnAt(at('2026-11-23')))
  expect(taken.deadline).toMatchObject({ status: 'missed', version: 2, endedAt: '2026-11-23T07:00:00.000Z' })
  expect(typesOf(taken)).toContain('deadline.missed')
  expect(stepAt('2026-11-23').deadline.status).toBe('open')
})

test('08:00 is 08:00 on both sides of the change of the clock', () => {
  const autumn = openDeadline(at('2026-10-20', '10:00'), { due: '2026-10-26' })
  const told = takeTurn(standingAtStep(autumn, 'before-1', at('2026-10-23')), turnAt(at('2026-10-23')))
  expect(autumn.next.at).toBe('2026-10-21T06:00:00.000Z')
  expect(told.deadline).toMatchObject({ next: { name: 'due', at: '2026-10-26T07:00:00.000Z' } })
})
