import { beforeEach, describe, expect, test } from 'vitest'
import { acknowledge } from '../../../../shared/casework/decisions/acknowledge.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import type { World } from '../../../support/casework-world.ts'
import { decided, MORNING, oneFamily, standingOf } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

describe('acknowledging', () => {
  test('says when, and does the deadline', () => {
    expect(decided(world, family, acknowledge)).toBeUndefined()
    const { referral, open, done } = standingOf(world, family)
    expect(referral).toMatchObject({ status: 'received', acknowledgedAt: MORNING, version: 2 })
    expect({ open, done }).toEqual({ open: ['triage'], done: ['acknowledge'] })
  })

  test('a second time is refused with what happened', () => {
    decided(world, family, acknowledge)
    const told = world.told.length
    expect(decided(world, family, acknowledge)).toBe(
      `BG-26-0001 was acknowledged at ${MORNING} and waits to be taken in charge: nothing was changed`,
    )
    expect(world.told).toHaveLength(told)
  })

  test('what was declined is acknowledged no more', () => {
    decided(world, family, decline('duplicate'))
    expect(decided(world, family, acknowledge)).toBe(
      `BG-26-0001 was declined at ${MORNING} (duplicate): nothing was changed`,
    )
  })
})

describe('taking in charge', () => {
  test('makes a case manager, owes the sender an answer, and begins the work’s deadlines', () => {
    expect(decided(world, family, takeInCharge('bruno-prova'))).toBeUndefined()
    const { referral, household, open, done } = standingOf(world, family)
    expect(referral).toMatchObject({
      status: 'in-charge',
      takenInChargeAt: MORNING,
      acknowledgedAt: MORNING,
      feedbackOwed: { about: 'accepted', since: MORNING },
    })
    expect(household).toMatchObject({ caseManager: 'bruno-prova', takenInChargeAt: MORNING })
    expect(open).toEqual(['discussion', 'feedback', 'first-contact', 'plan'])
    expect(done).toEqual(['acknowledge', 'triage'])
  })

  test('by two: the second reads who was first', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    expect(decided(world, family, takeInCharge('carla-prova'))).toBe(
      `BG-26-0001 was taken in charge at ${MORNING} by bruno-prova: nothing was changed`,
    )
  })
})
