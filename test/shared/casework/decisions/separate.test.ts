import { describe, expect, test } from 'vitest'
import { separate } from '../../../../shared/casework/decisions/separate.ts'
import type { Household } from '../../../../shared/domain/household.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { decideIn, fileOf, found, occasionAt } from '../../../support/casework-world.ts'
import { open } from '../../../support/handed-over.ts'
import { joinIn, separateIn, siblings } from '../../../support/joined.ts'

const occasion = occasionAt('2026-11-25T09:00:00.000Z')

describe('separating', () => {
  const comparable = ({ version: _, feedbackOwed: __, ...rest }: Referral) => rest
  const unversioned = ({ version: _, ...rest }: Household) => rest

  test('restores what was joined, with its deadlines', () => {
    const { world, first, second } = siblings()
    const before = [fileOf(world, first.id), fileOf(world, second.id)] as const
    const deadlines = open(world)
    joinIn(world, second.id, first.household, occasion)
    expect(separateIn(world, second.id, occasion)).toBeUndefined()
    const after = [fileOf(world, first.id), fileOf(world, second.id)] as const
    expect(after.map(({ referral }) => comparable(referral))).toEqual(
      before.map(({ referral }) => comparable(referral)),
    )
    expect(after.map(({ household }) => unversioned(household))).toEqual(
      before.map(({ household }) => unversioned(household)),
    )
    expect(open(world)).toEqual(deadlines)
    expect(world.told.map(({ type }) => type)).toContain('referral.separated')
  })

  test('is refused where nothing is joined, and from a household that is closed', () => {
    const { world, first, second } = siblings()
    expect(separateIn(world, second.id, occasion)).toContain('is not joined to another family')
    joinIn(world, second.id, first.household, occasion)
    const file = fileOf(world, second.id)
    const closed = { ...file, household: { ...file.household, status: 'closed' as const } }
    const decision = separate(found(world.households, second.household))
    expect(decideIn(world, closed, decision, occasion)).toContain('is closed, nothing leaves it')
  })
})
