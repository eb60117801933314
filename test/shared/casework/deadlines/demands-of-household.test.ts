import { describe, expect, test } from 'vitest'
import { type Demand, demandsOfHousehold } from '../../../../shared/casework/deadlines/demands.ts'
import type { Household } from '../../../../shared/domain/household.ts'
import { arrive, emptyWorld, fileOf } from '../../../support/casework-world.ts'

const AT = '2026-11-30T09:00:00.000Z'
const LATER = '2026-12-02T09:00:00.000Z'

const world = emptyWorld()
const { household } = fileOf(world, arrive(world, { number: 1, at: AT }).id)
const managed = { ...household, caseManager: 'bruno-prova', takenInChargeAt: AT }

const kinds = (demands: readonly Demand[]) => demands.map(({ kind }) => kind).toSorted()
const ofHousehold = (its: Household) => demandsOfHousehold(its, 'BG-26-0001')

describe('a household', () => {
  test.each([
    ['that nobody has in charge', household, []],
    ['in charge', managed, ['discussion', 'first-contact', 'plan']],
    ['that was reached', { ...managed, contactMadeAt: AT }, ['discussion', 'plan', 'privacy-notice']],
    [
      'that has its notice',
      { ...managed, contactMadeAt: AT, privacyNoticeGiven: true },
      ['discussion', 'plan'],
    ],
    [
      'with a plan',
      { ...managed, contactMadeAt: AT, privacyNoticeGiven: true, discussedAt: AT, plannedAt: AT },
      ['review'],
    ],
    ['that is closed', { ...managed, status: 'closed' } as const, []],
    ['that is joined to another', { ...managed, status: 'joined' } as const, []],
  ] satisfies [string, Household, string[]][])('%s', (_, one, expected) => {
    expect(kinds(ofHousehold(one))).toEqual(expected)
  })

  test('is reviewed so long after the last review, else after the plan', () => {
    const planned = {
      ...managed,
      contactMadeAt: AT,
      privacyNoticeGiven: true,
      discussedAt: AT,
      plannedAt: AT,
    }
    expect(ofHousehold(planned)).toEqual([
      expect.objectContaining({ kind: 'review', from: AT, owner: 'bruno-prova' }),
    ])
    expect(ofHousehold({ ...planned, reviewedAt: LATER })[0]).toMatchObject({ from: LATER })
  })
})
