import { beforeEach, describe, expect, test } from 'vitest'
import { acknowledge } from '../../../../shared/casework/decisions/acknowledge.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { withdraw } from '../../../../shared/casework/decisions/withdraw.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { arrive, type World } from '../../../support/casework-world.ts'
import { decided, joinedOnes, MORNING, oneFamily, standingOf } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

describe('withdrawing', () => {
  test('the last one closes the household, and its sender need hear no more', () => {
    expect(decided(world, family, withdraw)).toBeUndefined()
    const { referral, household, open, done } = standingOf(world, family)
    expect(referral).toMatchObject({ status: 'withdrawn', withdrawnAt: MORNING })
    expect(referral.feedbackOwed).toBeUndefined()
    expect({ status: household.status, open, done }).toEqual({ status: 'closed', open: [], done: [] })
  })

  test('the oldest that was joined takes its place, with its clock', () => {
    const [second, third] = joinedOnes(world, family, 2)
    decided(world, family, acknowledge)
    decided(world, family, withdraw)
    const heir = standingOf(world, second ?? family)
    expect(heir.referral).toMatchObject({
      status: 'received',
      acknowledgedAt: MORNING,
      countsFrom: family.receivedAt,
    })
    expect(heir.household.status).toBe('open')
    expect(heir.open).toContain('triage')
    expect(standingOf(world, third ?? family).referral.status).toBe('joined')
    expect(world.told.at(-1)?.type).not.toBe('household.closed')
    expect(world.told.filter(({ type }) => type === 'referral.promoted')).toHaveLength(1)
  })

  test('of a family in charge, the heir is in charge too', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    const [second = family] = joinedOnes(world, family, 1)
    decided(world, family, withdraw)
    expect(standingOf(world, second).referral).toMatchObject({
      status: 'in-charge',
      takenInChargeAt: MORNING,
    })
    expect(standingOf(world, second).open).toContain('plan')
  })

  test('a joined one ends alone', () => {
    const [second = family] = joinedOnes(world, family, 1)
    decided(world, second, withdraw)
    expect(standingOf(world, second).referral.status).toBe('withdrawn')
    expect(standingOf(world, family).referral.status).toBe('received')
  })

  test('the last one of a family in charge is refused: that is the district’s to close', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    expect(decided(world, family, withdraw)).toMatch(/"referral close BG-26-0001 --outcome family-withdrew"$/)
  })

  test('is refused while its danger is unconfirmed', () => {
    const other = arrive(world, { number: 9, at: MORNING, others: { isChildInDanger: true } })
    expect(decided(world, other, withdraw)).toMatch(/then "danger confirm BG-26-0009"$/)
  })
})
