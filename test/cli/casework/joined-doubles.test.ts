import { describe, expect, test } from 'vitest'
import { joinCase } from '../../../cli/casework/join.ts'
import { searchHouseholds } from '../../../cli/households/search.ts'
import { showHousehold } from '../../../cli/households/show.ts'
import { showReferral } from '../../../cli/referrals.ts'
import { casesAtHand, ndeyeFatou } from '../../support/case-at-hand.ts'

const { as, arrived } = casesAtHand(ndeyeFatou)

describe('a family that two schools sent, once it is joined', () => {
  test('is no double of itself, is found once, and is one double of a third household', async () => {
    const [first, second] = [await arrived(), await arrived()]
    const anna = as('anna-prova')
    const before = await showReferral(anna, second.caseCode, false)
    expect(before).toMatchObject({ possiblyKnown: [{ household: first.household }] })
    await joinCase(anna, second.caseCode, first.caseCode)

    for (const { caseCode } of [first, second]) {
      expect(await showReferral(anna, caseCode, false)).not.toHaveProperty('possiblyKnown')
    }
    for (const household of [first.household, second.household]) {
      expect((await showHousehold(anna, household, false)).possiblyKnown).toEqual([])
    }
    const caseCodes = expect.arrayContaining([first.caseCode, second.caseCode])
    const found = await searchHouseholds(anna, { phone: '3200000001', name: 'Ndeye Fatou' }, true)
    expect(found).toMatchObject([{ household: first.household, caseCodes, names: ['Ndèye Fatou'] }])

    const third = await arrived()
    expect(await showReferral(anna, third.caseCode, false)).toMatchObject({
      possiblyKnown: [{ household: first.household, caseCodes }],
    })
    expect((await showReferral(anna, third.caseCode, false)).possiblyKnown).toHaveLength(1)
  })
})
