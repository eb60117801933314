import { beforeEach, describe, expect, test } from 'vitest'
import { type Settlement, settleAmendment } from '../../../../shared/casework/decisions/amendment.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { arrive, type World } from '../../../support/casework-world.ts'
import { decided, MORNING, oneFamily, standingOf } from '../../../support/decided.ts'

const BODY = 'a'.repeat(32)

let world: World
let family: Referral
const amended: Referral['amended'] = {
  at: '2026-12-01T10:00:00.000Z',
  bodyHash: BODY,
  fields: ['adults', 'description'],
}
beforeEach(() => {
  ;({ world, family } = oneFamily({ amended }))
})

describe('an amendment', () => {
  const settle = (settlement: Partial<Settlement>) =>
    decided(
      world,
      family,
      settleAmendment({ accept: [], ignore: [], bodyHash: BODY, corrections: {}, ...settlement }),
    )

  test('is settled once each field is decided; what is accepted is taken over', () => {
    expect(settle({ ignore: ['description'] })).toBeUndefined()
    expect(standingOf(world, family).open).toContain('amendment')
    expect(settle({ accept: ['adults'], corrections: { household: { adults: 2 } } })).toBeUndefined()
    const { referral, household, done } = standingOf(world, family)
    expect(referral.amended).toMatchObject({ decided: ['description', 'adults'], settledAt: MORNING })
    expect(household.adults).toBe(2)
    expect(done).toContain('amendment')
    expect(world.told.at(-1)?.type).toBe('deadline.met')
  })

  test('is refused for a field that waits for no decision, twice for one, and for none', () => {
    expect(settle({ accept: ['needs'] })).toMatch(
      /needs is named twice or waits for no decision; those that do: adults, description$/,
    )
    expect(settle({ accept: ['adults'], ignore: ['adults'] })).toMatch(/adults is named twice/)
    expect(settle({})).toBe(
      'BG-26-0001: say which fields you accept and which you ignore: adults, description',
    )
  })

  test('is refused for a version that its sender has changed since, and once it is settled', () => {
    expect(settle({ accept: ['adults'], bodyHash: 'b'.repeat(32) })).toMatch(/once more since/)
    settle({ ignore: ['adults', 'description'] })
    expect(settle({ ignore: ['adults'] })).toBe(
      `BG-26-0001: what its sender changed was settled at ${MORNING}`,
    )
  })

  test('is refused where the sender has changed nothing, and when the case is over', () => {
    const other = arrive(world, { number: 2, at: '2026-11-30T10:00:00Z' })
    const none = settleAmendment({ accept: [], ignore: [], bodyHash: BODY, corrections: {} })
    expect(decided(world, other, none)).toBe('BG-26-0002: its sender has changed nothing')
    decided(world, family, decline('duplicate'))
    expect(settle({ ignore: ['adults'] })).toMatch(/was declined/)
  })
})
