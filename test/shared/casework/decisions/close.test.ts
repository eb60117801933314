import { beforeEach, describe, expect, test } from 'vitest'
import { ownDeadline } from '../../../../shared/casework/deadlines/own-deadline.ts'
import type { Decision } from '../../../../shared/casework/decision.ts'
import { close } from '../../../../shared/casework/decisions/close.ts'
import { giveFeedback } from '../../../../shared/casework/decisions/feedback.ts'
import { offerHandover } from '../../../../shared/casework/decisions/hand-over.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { settleCase } from '../../../../shared/casework/settled-case.ts'
import { deadlineId } from '../../../../shared/domain/deadline.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { fileOf, found, keep, occasionAt, type World } from '../../../support/casework-world.ts'
import { decided, joinedOnes, MORNING, oneFamily, standingOf } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

describe('closing', () => {
  test('closes all referrals of the family; each sender is to hear', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    const [second = family] = joinedOnes(world, family, 1)
    decided(world, second, giveFeedback('email'))
    expect(decided(world, second, close('goals-met'))).toBeUndefined()
    for (const one of [family, second]) {
      const { referral, household, open } = standingOf(world, one)
      expect(referral).toMatchObject({ status: 'closed', outcome: 'goals-met', closedAt: MORNING })
      expect({ status: household.status, open }).toEqual({ status: 'closed', open: ['feedback'] })
    }
  })

  test('what an operator wanted to be reminded of falls away with it', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    const wanted = { due: '2026-12-18', note: 'telefonare', owner: 'bruno-prova' }
    const { deadline } = ownDeadline(fileOf(world, family.id), wanted, occasionAt(MORNING))
    keep(world.deadlines, deadlineId(deadline), deadline)
    expect(standingOf(world, family).open).toContain('own')
    decided(world, family, close('goals-met'))
    expect(found(world.deadlines, deadlineId(deadline)).status).toBe('cancelled')
  })

  test('is refused where nobody works with the family, and says how it ends then', () => {
    expect(decided(world, family, close('other'))).toBe(
      'BG-26-0001 waits to be acknowledged: take it in charge first, "referral take BG-26-0001", or end it with "referral decline BG-26-0001"',
    )
  })

  test('is refused while another district is asked', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    const [second = family] = joinedOnes(world, family, 1)
    const offer = { toDistrict: 'dalmine', answerer: 'carla-prova', by: 'anna-prova', checks: [] }
    decided(world, family, offerHandover(offer))
    expect(decided(world, second, close('moved-away'))).toMatch(/"handover withdraw BG-26-0001"/)
  })

  test('twenty at once are closed, and one more is refused', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    joinedOnes(world, family, 19)
    const household = found(world.households, standingOf(world, family).household.id)
    const more = { ...found(world.referrals, family.id), id: 'f'.repeat(32), caseCode: 'BG-26-0099' }
    world.referrals.set(more.id, more)
    world.households.set(household.id, {
      ...household,
      referrals: [...(household.referrals ?? []), more.id],
    })
    expect(decided(world, family, close('goals-met'))).toBe(
      '21 referrals of one family are more than the 20 that end at once: separate some first',
    )
    world.households.set(household.id, household)
    const outcome = close('goals-met')(fileOf(world, family.id), occasionAt(MORNING))
    const settled = settleCase(fileOf(world, family.id), outcome, {
      districts: world.districts,
      occasion: occasionAt(MORNING),
    })
    const { referrals = [], households = [] } = outcome
    const changes = [referrals, households, settled.deadlines].map(({ length }) => length)
    expect(changes.reduce((sum, one) => sum + one, settled.events.length)).toBeLessThanOrEqual(100)
    expect(decided(world, family, close('goals-met'))).toBeUndefined()
  })

  test('is refused where more is open than one transaction holds, naming what to settle first', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    const others = joinedOnes(world, family, 19)
    const amended = { at: '2026-12-01T12:00:00.000Z', bodyHash: 'a'.repeat(32), fields: ['needs' as const] }
    for (const { id } of others) decided(world, { id }, amendedBy(amended))
    expect(decided(world, family, close('goals-met'))).toContain('"referral amendment"')
    for (const { id } of others) {
      decided(world, { id }, amendedBy({ ...amended, settledAt: MORNING }))
    }
    expect(decided(world, family, close('goals-met'))).toBeUndefined()
  })
})

/** What the intake makes of a version in which a sender changed something, and a person of it. */
const amendedBy =
  (amended: Referral['amended']): Decision =>
  ({ referral }) => ({ referrals: [{ ...referral, amended, version: referral.version + 1 }], events: [] })
