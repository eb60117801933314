import { describe, expect, test } from 'vitest'
import { decideAmendment, showAmendment } from '../../../cli/casework/amendment.ts'
import { decideCase } from '../../../cli/casework/case.ts'
import { familyOf } from '../../../cli/households/show.ts'
import { openCase } from '../../../shared/casework/decide.ts'
import { decline } from '../../../shared/casework/decisions/decline.ts'
import { listPersons } from '../../../shared/table/household-store.ts'
import { casesAtHand, ndeyeFatou } from '../../support/case-at-hand.ts'

const { intake, as, arrived, sendAgain } = casesAtHand(ndeyeFatou)
const anna = () => as('anna-prova')

describe('an amendment', () => {
  test('is taken over field by field: the family, its contact, its children', async () => {
    const { id, caseCode, household, sentAs } = await arrived({ contact_phone: '320 0000021' })
    const changed = {
      ...{ adults: 2, contact_phone: '320 0000022', minors_birth_years: [2016, 2018, 2021] },
      ...{ description: 'Altro.' },
    }
    await sendAgain(sentAs, changed)
    const fields = (await showAmendment(anna(), caseCode, false)).map(({ field }) => field)
    expect(fields).toEqual(['contact_phone', 'adults', 'minors_birth_years', 'description'])
    const shown = await showAmendment(anna(), caseCode, true)
    expect(shown.at(1)).toMatchObject({ field: 'adults', before: 1, after: 2 })
    await decideAmendment(anna(), caseCode, {
      accept: ['contact_phone', 'minors_birth_years'],
      ignore: ['description'],
    })
    const after = await decideAmendment(anna(), caseCode, { accept: ['adults'], ignore: [] })
    expect(after.deadlines.map(({ kind }) => kind)).not.toContain('amendment')
    const persons = await listPersons(intake().table, household)
    expect(persons.map(({ number, birthYear }) => [number, birthYear])).toEqual([
      [1, undefined],
      [2, 2016],
      [3, 2018],
      [4, 2021],
    ])
    expect(persons[0]?.phone).toBe('+393200000022')
    expect((await familyOf(anna(), household)).householdDetails?.adults).toBe(2)
    const { referral } = await openCase(intake().table, id)
    expect(referral.description).toBeUndefined()
  })

  test('is refused once the case is over', async () => {
    const { caseCode, sentAs } = await arrived({ contact_phone: '320 0000023' })
    await sendAgain(sentAs, { adults: 3 })
    await decideCase(anna(), caseCode, decline('duplicate'))
    await expect(decideAmendment(anna(), caseCode, { accept: ['adults'], ignore: [] })).rejects.toThrow(
      /was declined/,
    )
  })
})
