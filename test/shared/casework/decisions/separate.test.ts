import { describe, expect, test } from 'vitest'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { separate } from '../../../../shared/casework/decisions/separate.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { withdraw } from '../../../../shared/casework/decisions/withdraw.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import type { Household } from '../../../../shared/domain/household.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { arrive, decideIn, fileOf, found, occasionAt, type World } from '../../../support/casework-world.ts'
import { open } from '../../../support/handed-over.ts'
import { importedIn, joinIn, separateIn, siblings } from '../../../support/joined.ts'

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

  test('leaves nobody without a lead: the oldest of those that stay takes the place of the one that goes', () => {
    const { world, first, second, third } = three()
    joinIn(world, second.id, first.household, occasion)
    joinIn(world, third.id, first.household, occasion)
    decideIn(world, fileOf(world, first.id), withdraw, occasion)
    expect(separateIn(world, second.id, occasion)).toBeUndefined()
    expect(found(world.referrals, third.id)).toMatchObject({ status: 'received', household: first.household })
    expect(world.told.at(-1)?.type).not.toBe('household.closed')
    expect(openOf(world, third.id)).toEqual(['acknowledge', 'feedback', 'triage'])
    expect(decideIn(world, fileOf(world, third.id), takeInCharge('anna-prova'), occasion)).toBeUndefined()
  })

  test('of the first one of an imported household lets the next one lead', () => {
    const { world, first, second } = siblings()
    const imported = importedIn(world)
    joinIn(world, first.id, imported, occasion)
    joinIn(world, second.id, imported, occasion)
    expect(separateIn(world, first.id, occasion)).toBeUndefined()
    expect(found(world.referrals, second.id)).toMatchObject({ status: 'received', household: imported })
    expect(openOf(world, second.id)).toContain('triage')
  })

  test('does not close an imported household, which the district serves on', () => {
    const { world, first, second } = siblings()
    const imported = importedIn(world)
    joinIn(world, first.id, imported, occasion)
    decideIn(world, fileOf(world, first.id), decline('duplicate'), occasion)
    joinIn(world, second.id, imported, occasion)
    expect(separateIn(world, second.id, occasion)).toBeUndefined()
    expect(found(world.households, imported).status).toBe('open')
  })
})

const three = () => {
  const all = siblings()
  return { ...all, third: arrive(all.world, { number: 3, at: '2026-11-24T10:00:00Z' }) }
}

const openOf = (world: World, referral: string) =>
  [...world.deadlines.values()]
    .filter((one) => isOpen(one) && one.subject === `referral/${referral}`)
    .map(({ kind }) => kind)
    .toSorted()
