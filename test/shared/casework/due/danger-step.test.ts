import { describe, expect, test } from 'vitest'
import { takeTurn } from '../../../../shared/casework/due/due-step.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { at, districtWith, openDeadline, standingAtStep, turnAt } from '../../../support/due-world.ts'

/** Raised on Friday 20 November 2026; the duty hours are 8 to 19 on working days. */
const raised = (time: string) =>
  openDeadline(at('2026-11-20', time), { kind: 'danger', due: '2026-11-20', isUrgent: true })

describe('a danger that nobody confirms', () => {
  test('is told at once at any hour, to its owner, and again when the next duty begins', () => {
    const taken = takeTurn(raised('23:40'), turnAt(at('2026-11-20', '23:40')))
    expect(taken.addressees).toEqual([{ operator: 'anna-prova', as: 'owner' }])
    expect(taken.events.map(({ type }) => type)).toEqual(['deadline.reminded'])
    expect(taken.deadline).toMatchObject({ next: { name: 'danger-2', at: at('2026-11-23').toISOString() } })
  })

  test('is told again after half an hour, then to liaison and coordinators too', () => {
    const first = takeTurn(raised('10:00'), turnAt(at('2026-11-20', '10:00')))
    expect(first.deadline).toMatchObject({
      next: { name: 'danger-2', at: at('2026-11-20', '10:30').toISOString() },
    })
    if (!isOpen(first.deadline)) throw new Error('it ended by itself')
    const second = takeTurn(first.deadline, turnAt(at('2026-11-20', '10:30')))
    expect(second.addressees.map(({ operator }) => operator)).toEqual([
      'anna-prova',
      'bruno-esempio',
      'carla-esempio',
    ])
    expect(second.events.map(({ type }) => type)).toEqual(['deadline.escalated'])
  })

  test('of a sweep that was down for hours is told once, not once for each half hour', () => {
    const late = standingAtStep(raised('10:00'), 'danger-2', at('2026-11-20', '10:30'))
    const taken = takeTurn(late, turnAt(at('2026-11-20', '15:10')))
    expect(taken).toMatchObject({ step: 'danger-2', deadline: { next: { name: 'danger-3' } } })
  })

  test('is not repeated out of the duty hours: the repeat waits for the next', () => {
    const late = standingAtStep(raised('18:40'), 'danger-2', at('2026-11-20', '18:55'))
    const taken = takeTurn(late, turnAt(at('2026-11-20', '19:05')))
    expect(taken.step).toBeUndefined()
    expect(taken.deadline).toMatchObject({ next: { name: 'danger-2', at: at('2026-11-23').toISOString() } })
  })

  test('is repeated on a Saturday where duty is on every day', () => {
    const district = districtWith({ duty: { from: '08:00', to: '19:00', isEveryDay: true } })
    const taken = takeTurn(raised('23:40'), turnAt(at('2026-11-20', '23:40'), { district }))
    expect(taken.deadline).toMatchObject({ next: { name: 'danger-2', at: at('2026-11-21').toISOString() } })
  })

  test('of an owner who is away is told to the deputy at once', () => {
    const taken = takeTurn(raised('10:00'), turnAt(at('2026-11-20', '10:00'), { away: ['anna-prova'] }))
    expect(taken.addressees).toEqual([{ operator: 'dario-prova', as: 'deputy' }])
  })
})
