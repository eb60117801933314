import { beforeEach, describe, expect, test } from 'vitest'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { redirect } from '../../../../shared/casework/decisions/redirect.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { arrive, found, type World } from '../../../support/casework-world.ts'
import { decided, joined, MORNING, oneFamily, standingOf } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

describe('declining', () => {
  test('ends the referral and its household; only the sender is still to hear', () => {
    expect(decided(world, family, decline('not-reachable'))).toBeUndefined()
    const { referral, household, open, done } = standingOf(world, family)
    expect(referral).toMatchObject({ status: 'declined', declinedAt: MORNING, reason: 'not-reachable' })
    expect(referral.feedbackOwed).toEqual({ about: 'declined', since: MORNING })
    expect(household).toMatchObject({ status: 'closed', closedAt: MORNING })
    expect({ open, done }).toEqual({ open: ['feedback'], done: ['acknowledge', 'triage'] })
    expect(world.told.map(({ type }) => type)).toContain('household.closed')
  })

  test('those that were joined are declined with it, and each sender is to hear', () => {
    const other = arrive(world, { number: 2, at: '2026-11-30T12:00:00Z' })
    joined(world, other, family)
    decided(world, family, decline('no-need-found'))
    expect(standingOf(world, other).referral).toMatchObject({ status: 'declined', reason: 'no-need-found' })
    expect(standingOf(world, other).open).toEqual(['feedback'])
    expect(world.told.filter(({ type }) => type === 'referral.declined')).toHaveLength(2)
  })

  test('is refused once somebody works with the family', () => {
    decided(world, family, takeInCharge('bruno-prova'))
    expect(decided(world, family, decline('other'))).toMatch(/was taken in charge at .* by bruno-prova/)
  })

  test('is refused while a danger is unconfirmed, also one of a joined referral', () => {
    const other = arrive(world, {
      number: 2,
      at: '2026-11-30T12:00:00Z',
      others: { isChildInDanger: true },
    })
    joined(world, other, family)
    expect(decided(world, family, decline('duplicate'))).toBe(
      'BG-26-0002: a child may be in danger and nobody has confirmed it: see to that first, then "danger confirm BG-26-0002"',
    )
    expect(standingOf(world, family).referral.status).toBe('received')
  })

  test('a family of earlier records is served on', () => {
    const household = found(world.households, family.household)
    world.households.set(household.id, { ...household, recordNumber: '2019/7' })
    decided(world, family, decline('duplicate'))
    expect(standingOf(world, family).household.status).toBe('open')
  })

  test('changes a family of earlier records too, so that nobody joins it to what ends at the same moment', () => {
    const household = found(world.households, family.household)
    world.households.set(household.id, { ...household, recordNumber: '2019/7' })
    decided(world, family, decline('duplicate'))
    expect(standingOf(world, family).household.version).toBe(household.version + 1)
  })
})

describe('redirecting', () => {
  test('keeps to whom with the referral, and tells it in no event', () => {
    expect(decided(world, family, redirect(' Comune di Esempio '))).toBeUndefined()
    const { referral, household, open } = standingOf(world, family)
    expect(referral).toMatchObject({ status: 'redirected', redirectedTo: 'Comune di Esempio' })
    expect({ status: household.status, open }).toEqual({ status: 'closed', open: ['feedback'] })
    expect(JSON.stringify(world.told)).not.toContain('Esempio')
  })

  test('goes where it was prepared to go', () => {
    const prepared = { ...found(world.referrals, family.id), redirectTo: 'Comune di Treviglio (BG)' }
    world.referrals.set(family.id, prepared)
    decided(world, family, redirect())
    expect(standingOf(world, family).referral).toMatchObject({ redirectedTo: 'Comune di Treviglio (BG)' })
  })

  test('is refused when nobody says to whom', () => {
    expect(decided(world, family, redirect('  '))).toBe(
      'BG-26-0001: it is not known which service is to help the family: name it with --to',
    )
  })

  test('is refused after it was declined', () => {
    decided(world, family, decline('out-of-area'))
    expect(decided(world, family, redirect('altrove'))).toMatch(/was declined at .* \(out-of-area\)/)
  })
})
