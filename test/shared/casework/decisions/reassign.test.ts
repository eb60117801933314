import { describe, expect, test } from 'vitest'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { reassign } from '../../../../shared/casework/decisions/reassign.ts'
import { replace } from '../../../../shared/casework/decisions/replace.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { decideIn, fileOf, occasionAt, type World } from '../../../support/casework-world.ts'
import {
  ANSWERED,
  offeredIn,
  open,
  SIDES,
  sentBackIn,
  standing,
  start,
} from '../../../support/handed-over.ts'
import { joinIn, siblings } from '../../../support/joined.ts'

const now = occasionAt('2026-11-25T12:00:00.000Z')
const taken = (owner: string) => ({ owner, reason: 'coordinator' as const })
const nobody = { reason: 'nobody-there' as const }

const give = (world: World, id: string, chosen: Omit<Parameters<typeof reassign>[0], 'checks'>) =>
  decideIn(world, fileOf(world, id), reassign({ ...chosen, checks: [] }), now)
const without = (world: World, id: string, gone: string, others = {}) => {
  const none = { liaison: nobody, caseManager: nobody, elsewhere: new Map(), checks: [] }
  return decideIn(world, fileOf(world, id), replace({ gone, ...none, ...others }), now)
}

describe('a case that is given to somebody else by choice', () => {
  test('has another liaison, with what is open, and so has its household', () => {
    const { world, id } = start()
    expect(give(world, id, { liaison: 'carla-prova' })).toBeUndefined()
    const { referral, household } = fileOf(world, id)
    expect([referral.liaison, referral.assignedBy, household.liaison]).toEqual([
      'carla-prova',
      'chosen',
      'carla-prova',
    ])
    expect(open(world)).toEqual(['acknowledge carla-prova bergamo', 'triage carla-prova bergamo'])
  })

  test('of a referral that is joined, the household keeps its own', () => {
    const { world, first, second } = siblings()
    joinIn(world, second.id, first.household, now)
    expect(give(world, second.id, { liaison: 'carla-prova' })).toBeUndefined()
    expect(fileOf(world, second.id)).toMatchObject({
      referral: { liaison: 'carla-prova' },
      household: { liaison: 'anna-prova' },
    })
  })

  test('has another case manager once it is in charge, and not before', () => {
    const { world, id } = start()
    expect(give(world, id, { caseManager: 'carla-prova' })).toContain('is not in charge')
    decideIn(world, fileOf(world, id), takeInCharge('anna-prova'), now)
    expect(give(world, id, { caseManager: 'carla-prova' })).toBeUndefined()
    expect(open(world)).toContain('first-contact carla-prova bergamo')
  })

  test('is not given to whoever has it, nor when nothing is to be done any more', () => {
    const { world, id } = start()
    expect(give(world, id, { liaison: 'anna-prova' })).toBe(
      "BG-26-0001 is anna-prova's already: nothing was changed",
    )
    decideIn(world, fileOf(world, id), decline('duplicate'), now)
    expect(give(world, id, { liaison: 'carla-prova' })).toBeUndefined()
    const owed = fileOf(world, id)
    const told = { ...owed, referral: { ...owed.referral, feedbackOwed: undefined } }
    const decision = reassign({ liaison: 'dino-prova', checks: [] })
    expect(decideIn(world, told, decision, now)).toContain('nobody has to do anything with it')
  })
})

describe('somebody who is replaced', () => {
  test('is so as liaison and case manager, of all that is joined to the family', () => {
    const { world, first, second } = siblings()
    decideIn(world, fileOf(world, first.id), takeInCharge('anna-prova'), now)
    joinIn(world, second.id, first.household, now)
    const others = { liaison: taken('dino-prova'), caseManager: taken('carla-prova') }
    expect(without(world, first.id, 'anna-prova', others)).toBeUndefined()
    expect(fileOf(world, second.id)).toMatchObject({
      referral: { liaison: 'bruno-prova' },
      household: { liaison: 'dino-prova', caseManager: 'carla-prova' },
    })
    expect(open(world).filter((line) => line.includes('anna-prova'))).toEqual([])
  })

  test('is so as the one who answers an offer, and as coordinator of a bounce', () => {
    const { world, id } = start()
    offeredIn({ world, id })
    const elsewhere = new Map([
      ['dalmine', taken('elena-prova')],
      ['bergamo', taken('fabio-prova')],
    ])
    without(world, id, 'bruno-prova', { elsewhere })
    expect(open(world)).toEqual(['answer-handover elena-prova dalmine'])
    sentBackIn({ world, id }, SIDES, ANSWERED)
    without(world, id, 'carla-prova', { elsewhere })
    expect(open(world)).toContain('settle-bounce fabio-prova bergamo')
    expect(open(world)).toContain('settle-bounce dino-prova dalmine')
  })

  test('by nobody leaves it to the district itself, and asked again nothing changes', () => {
    const { world, id } = start()
    expect(without(world, id, 'anna-prova')).toBeUndefined()
    expect(open(world)).toEqual(['acknowledge undefined bergamo', 'triage undefined bergamo'])
    const before = standing({ world, id })
    const told = world.told.length
    expect(without(world, id, 'anna-prova')).toBeUndefined()
    expect(standing({ world, id })).toEqual(before)
    expect(world.told).toHaveLength(told)
  })
})
