import { describe, expect, test } from 'vitest'
import { takeTurn } from '../../../../shared/casework/due/due-step.ts'
import type { StepName } from '../../../../shared/domain/deadline.ts'
import { at, everybody, openDeadline, person, standingAtStep, turnAt } from '../../../support/due-world.ts'

const deadline = openDeadline(at('2026-11-13', '10:00'), { due: '2026-11-20' })
const owner = { operator: 'anna-prova', as: 'owner' }
const deputy = { operator: 'dario-prova', as: 'deputy' }
const coordinator = { operator: 'carla-esempio', as: 'coordinator' }
const overdueDay = '2026-11-23'

function stepAt(day: string, others: Parameters<typeof turnAt>[1] = {}) {
  const step: StepName = day === overdueDay ? 'overdue-1' : 'due'
  return takeTurn(standingAtStep(deadline, step, at(day)), turnAt(at(day), others))
}

describe('who is away', () => {
  test('for its owner the deputy hears, and who is away does not', () => {
    expect(stepAt('2026-11-20', { away: ['anna-prova'] }).addressees).toEqual([deputy])
  })

  test('and without the deputy a coordinator', () => {
    const away = ['anna-prova', 'dario-prova']
    expect(stepAt('2026-11-20', { away }).addressees).toEqual([coordinator])
  })

  test('a liaison who is away is passed over for the coordinator, who hears once', () => {
    const taken = stepAt('2026-11-23', { away: ['bruno-esempio'] })
    expect(taken.addressees).toEqual([owner, coordinator])
  })

  test('a deputy who does not work in the district is no deputy there', () => {
    const turn = turnAt(at('2026-11-20'), { away: ['anna-prova'] })
    const crew = { ...turn.crew, members: new Set(['anna-prova', 'carla-esempio']) }
    expect(takeTurn(standingAtStep(deadline, 'due', at('2026-11-20')), { ...turn, crew }).addressees).toEqual(
      [coordinator],
    )
  })

  test('when nobody is there, the event says so and the deadline goes on', () => {
    const taken = stepAt('2026-11-20', { people: [] })
    expect(taken.addressees).toEqual([])
    expect(taken.events).toMatchObject([{ type: 'deadline.reminded', data: { addressees: [] } }])
    expect(taken.deadline).toMatchObject({ next: { name: 'overdue-1' }, version: 2 })
  })

  test('what nobody owns is told to every coordinator who is there', () => {
    const people = [person('carla-esempio')]
    const { owner: _, liaison: __, ...unowned } = standingAtStep(deadline, 'due', at('2026-11-20'))
    expect(takeTurn(unowned, turnAt(at('2026-11-20'), { people })).addressees).toEqual([coordinator])
  })
})

describe('a liaison who is the owner', () => {
  const own = { ...deadline, liaison: 'anna-prova' }
  const overdue = standingAtStep(own, 'overdue-1', at('2026-11-23'))

  test('is not told twice: the deputy hears of it', () => {
    expect(takeTurn(overdue, turnAt(at('2026-11-23'))).addressees).toEqual([owner, deputy])
  })

  test('and the coordinator, when the deputy is away or stands in already', () => {
    expect(takeTurn(overdue, turnAt(at('2026-11-23'), { away: ['dario-prova'] })).addressees).toEqual([
      owner,
      coordinator,
    ])
    expect(takeTurn(overdue, turnAt(at('2026-11-23'), { away: ['anna-prova'] })).addressees).toEqual([
      deputy,
      coordinator,
    ])
  })
})

describe('in a district with more coordinators than one transaction has room for', () => {
  const coordinators = Array.from({ length: 53 }, (_, place) => `coo-${String(place).padStart(2, '0')}`)
  const people = [...everybody, ...coordinators.map((id) => person(id))]
  const turn = turnAt(at('2026-11-25'), { people })
  const crowded = { ...turn, crew: { ...turn.crew, coordinators } }

  test('owner, liaison and the first of them by id hear, twenty in all', () => {
    const { addressees } = takeTurn(standingAtStep(deadline, 'overdue-3', at('2026-11-25')), crowded)
    expect(addressees).toHaveLength(20)
    expect(addressees.slice(0, 3)).toEqual([
      owner,
      { operator: 'bruno-esempio', as: 'liaison' },
      { operator: 'coo-00', as: 'coordinator' },
    ])
  })

  test('what nobody owns is told to the liaison and the first of them', () => {
    const { owner: _, ...unowned } = standingAtStep(deadline, 'overdue-3', at('2026-11-25'))
    const { addressees } = takeTurn(unowned, crowded)
    expect(addressees).toHaveLength(20)
    expect(addressees.map(({ operator }) => operator)).toEqual([
      'bruno-esempio',
      ...coordinators.slice(0, 19),
    ])
  })
})
