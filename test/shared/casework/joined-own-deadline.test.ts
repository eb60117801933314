import { describe, expect, test } from 'vitest'
import { ownDeadline } from '../../../shared/casework/deadlines/own-deadline.ts'
import { close } from '../../../shared/casework/decisions/close.ts'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import { deadlineId } from '../../../shared/domain/deadline.ts'
import { decideIn, fileOf, found, keep, occasionAt } from '../../support/casework-world.ts'
import { ANSWERED, acceptedIn, offeredIn } from '../../support/handed-over.ts'
import { joinIn, separateIn, siblings } from '../../support/joined.ts'

const now = occasionAt('2026-11-24T12:00:00.000Z')

/** Something was to be done for a family that then turned out to be another one. */
function joinedWithOwn() {
  const { world, first, second } = siblings()
  const wanted = { due: '2026-12-15', note: 'Telefonare alla scuola', owner: 'bruno-prova' }
  const { deadline } = ownDeadline(fileOf(world, second.id), wanted, now)
  keep(world.deadlines, deadlineId(deadline), deadline)
  decideIn(world, fileOf(world, first.id), takeInCharge('anna-prova'), now)
  expect(joinIn(world, second.id, first.household, now)).toBeUndefined()
  return { world, first, second, own: () => found(world.deadlines, deadlineId(deadline)) }
}

describe('an own deadline of a household that is joined to another', () => {
  test('stays open, and is its own again when it is separated', () => {
    const { world, second, own } = joinedWithOwn()
    expect(own().status).toBe('open')
    expect(separateIn(world, second.id, now)).toBeUndefined()
    expect(own()).toMatchObject({ status: 'open', owner: 'bruno-prova', version: 1 })
  })

  test('falls away when the family’s case is closed, and that is told', () => {
    const { world, first, own } = joinedWithOwn()
    expect(decideIn(world, fileOf(world, first.id), close('goals-met'), now)).toBeUndefined()
    expect(own()).toMatchObject({ status: 'cancelled', endedAt: now.at.toISOString() })
    const told = world.told.filter(({ type, subject }) => {
      return type === 'deadline.cancelled' && subject === own().subject
    })
    expect(told).toHaveLength(1)
  })

  test('goes along when another district takes the family', () => {
    const { world, first, own } = joinedWithOwn()
    offeredIn({ world, id: first.id }, '2026-11-24T13:00:00.000Z')
    const taker = { owner: 'dino-prova', reason: 'chosen' as const }
    expect(acceptedIn({ world, id: first.id }, taker, ANSWERED)).toBeUndefined()
    expect(own()).toMatchObject({ status: 'open', owner: 'dino-prova', district: 'dalmine' })
  })
})
