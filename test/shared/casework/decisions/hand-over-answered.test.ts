import { describe, expect, test } from 'vitest'
import { acknowledge } from '../../../../shared/casework/decisions/acknowledge.ts'
import { withdrawHandover } from '../../../../shared/casework/decisions/hand-over.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { settleCase } from '../../../../shared/casework/settled-case.ts'
import { waitingSince } from '../../../../shared/domain/household.ts'
import { arrive, decideIn, fileOf, found, occasionAt } from '../../../support/casework-world.ts'
import {
  ANSWERED,
  ARRIVED,
  acceptance,
  acceptedIn,
  offeredIn,
  open,
  SIDES,
  sentBackIn,
  standing,
  start,
  without,
} from '../../../support/handed-over.ts'
import { joinIn } from '../../../support/joined.ts'

describe('a hand-over that is accepted', () => {
  test('brings the family with its history, its code and its waiting time to a new person', () => {
    const case1 = start()
    const { world, id } = case1
    decideIn(world, fileOf(world, id), acknowledge, occasionAt('2026-11-23T10:00:00Z'))
    decideIn(world, fileOf(world, id), takeInCharge('carla-prova'), occasionAt('2026-11-23T12:00:00Z'))
    offeredIn(case1)
    expect(acceptedIn(case1)).toBeUndefined()
    const { referral, household } = standing(case1)
    expect(referral).toMatchObject({
      ...{ status: 'received', district: 'dalmine', liaison: 'bruno-prova', caseCode: 'BG-26-0001' },
      ...{ receivedAt: ARRIVED, countsFrom: ANSWERED, acknowledgedAt: undefined },
      feedbackOwed: { about: 'handed-over', since: ANSWERED },
    })
    expect(household).toMatchObject({ district: 'dalmine', liaison: 'bruno-prova', status: 'open' })
    expect([household.caseManager, household.takenInChargeAt]).toEqual([undefined, undefined])
    expect(waitingSince(household)).toBe(ARRIVED)
    expect(open(world)).toEqual([
      'acknowledge bruno-prova dalmine',
      'feedback bruno-prova dalmine',
      'triage bruno-prova dalmine',
    ])
    expect(found(world.handovers, id)).toMatchObject({ status: 'accepted', answeredBy: 'bruno-prova' })
  })

  test('falls to the district itself when nobody is there, and is never without an owner', () => {
    const case1 = start()
    offeredIn(case1)
    expect(acceptedIn(case1, { reason: 'nobody-there' })).toBeUndefined()
    expect(standing(case1).referral).toMatchObject({ liaison: undefined, assignedBy: 'nobody-there' })
    expect(open(case1.world)).toContain('acknowledge undefined dalmine')
  })

  test('is not there to be accepted once more, nor refused or taken back', () => {
    const case1 = start()
    const { world, id } = case1
    offeredIn(case1)
    acceptedIn(case1)
    expect(acceptedIn(case1)).toContain('waits to be acknowledged: nothing was changed')
    expect(sentBackIn(case1)).toContain('nothing was changed')
    const back = withdrawHandover(found(world.handovers, id), 'anna-prova')
    expect(decideIn(world, fileOf(world, id), back, occasionAt(ANSWERED))).toContain('nothing was changed')
  })
})

test('a family with as many referrals as may be joined is handed over in one transaction', () => {
  const case1 = start()
  const { world, id } = case1
  const { household } = standing(case1)
  for (let number = 2; number <= 20; number += 1) {
    const other = arrive(world, { number, at: ARRIVED })
    joinIn(world, other.id, household.id, occasionAt('2026-11-23T10:00:00Z'))
  }
  decideIn(world, fileOf(world, id), takeInCharge('carla-prova'), occasionAt('2026-11-23T12:00:00Z'))
  offeredIn(case1)
  const file = fileOf(world, id)
  const outcome = acceptance(case1)(file, occasionAt(ANSWERED))
  const settled = settleCase(file, outcome, { districts: world.districts, occasion: occasionAt(ANSWERED) })
  const parts = [outcome.referrals, outcome.households, outcome.besides, settled.deadlines, settled.events]
  const actions = parts.reduce((sum, part) => sum + (part?.length ?? 0), 0)
  expect(file.referrals).toHaveLength(20)
  expect(actions).toBeLessThanOrEqual(100)
})

describe('a hand-over that is sent back', () => {
  test('returns to the state that it left, whose deadlines begin anew', () => {
    const case1 = start()
    const before = without(standing(case1).referral)
    offeredIn(case1)
    expect(sentBackIn(case1)).toBeUndefined()
    const { referral } = standing(case1)
    expect(without(referral)).toEqual({ ...before, handovers: 1 })
    expect(referral.countsFrom).toBe(ANSWERED)
    expect(open(case1.world)).toEqual(['acknowledge anna-prova bergamo', 'triage anna-prova bergamo'])
  })

  test('of a family in charge returns to its case manager', () => {
    const case1 = start()
    const { world, id } = case1
    decideIn(world, fileOf(world, id), takeInCharge('carla-prova'), occasionAt('2026-11-23T12:00:00Z'))
    const before = standing(case1)
    offeredIn(case1)
    sentBackIn(case1)
    const after = standing(case1)
    expect(without(after.referral)).toEqual({ ...without(before.referral), handovers: 1 })
    expect(after.household).toEqual(before.household)
  })

  test('a second time is settled by the coordinators of both districts', () => {
    const case1 = start()
    offeredIn(case1)
    sentBackIn(case1)
    offeredIn(case1, '2026-11-26T09:00:00.000Z')
    sentBackIn(case1, SIDES, '2026-11-27T09:00:00.000Z')
    expect(open(case1.world)).toContain('settle-bounce carla-prova bergamo')
    expect(open(case1.world)).toContain('settle-bounce dino-prova dalmine')
    const refusals = case1.world.told.filter(({ type }) => type === 'referral.handover-refused')
    expect(refusals.map(({ data }) => data)).toMatchObject([{ isSecond: false }, { isSecond: true }])
    offeredIn(case1, '2026-11-30T09:00:00.000Z')
    expect(open(case1.world)).toEqual(['answer-handover bruno-prova dalmine'])
  })
})
