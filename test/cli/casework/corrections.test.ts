import { describe, expect, test } from 'vitest'
import { correctFields } from '../../../cli/casework/correct.ts'
import { historyOf } from '../../../cli/casework/history.ts'
import { takeCase } from '../../../cli/casework/take.ts'
import { searchHouseholds } from '../../../cli/households/search.ts'
import { familyOf } from '../../../cli/households/show.ts'
import { listPersons } from '../../../shared/table/household-store.ts'
import { findReferral } from '../../../shared/table/referral-store.ts'
import { casesAtHand, ndeyeFatou } from '../../support/case-at-hand.ts'

const { intake, as, arrived } = casesAtHand(ndeyeFatou)
const anna = () => as('anna-prova')

describe('a correction', () => {
  test('of a phone: the family is found by the new number, and by the old one still', async () => {
    const { caseCode, household } = await arrived({ contact_phone: '320 0000011' })
    const why = 'Ha cambiato numero.'
    await correctFields(anna(), caseCode, { given: { phone: '320 0000012' }, why })
    await correctFields(anna(), caseCode, { given: { phone: '320 0000011' }, why })
    await correctFields(anna(), caseCode, { given: { phone: '320 0000012' }, why })
    for (const phone of ['+39 3200000011', '3200000012']) {
      const found = await searchHouseholds(anna(), { phone }, false)
      expect(found.map((one) => one.household)).toEqual([household])
    }
    const { persons, written } = await familyOf(anna(), household)
    expect(persons[0]).toMatchObject({ number: 1, phone: '+393200000012' })
    expect(written['corrections']).toHaveLength(3)
  })

  test('of a municipality of another district says what to do about it', async () => {
    const { id, caseCode } = await arrived({ contact_phone: '320 0000013' })
    const moved = await correctFields(anna(), caseCode, { given: { municipality: 'dalmine' }, why: 'Casa.' })
    expect(moved).toMatchObject({
      moved: `the family lives in dalmine: "referral hand-over ${caseCode} --to dalmine"`,
    })
    const away = await correctFields(anna(), caseCode, { given: { municipality: 'Milano' }, why: 'Casa.' })
    expect(away).toMatchObject({
      moved: `the family lives outside the programme: "referral redirect ${caseCode}"`,
    })
    expect(await findReferral(intake().table, id)).toMatchObject({
      isOutOfArea: true,
      redirectTo: 'Comune di Milano (MI)',
    })
  })

  test('adds a person, with a residence title', async () => {
    const { caseCode, household } = await arrived({ contact_phone: '320 0000014' })
    const given = { role: 'adult', given_name: 'Modou', residence_title: 'valid' }
    await correctFields(anna(), caseCode, { given, why: 'Il padre.', person: 'new' })
    const why = 'Visto il titolo.'
    await correctFields(anna(), caseCode, { given: { residence_expires: '2027-03-31' }, why, person: 4 })
    const persons = await listPersons(intake().table, household)
    expect(persons.at(-1)).toMatchObject({
      number: 4,
      role: 'adult',
      residenceTitle: { status: 'valid', expiresOn: '2027-03-31' },
    })
  })

  test('that cannot be read, takes away what is needed, or names nobody is refused', async () => {
    const { caseCode } = await arrived({ contact_phone: '320 0000015' })
    const refusal = (given: object, person?: number) =>
      correctFields(anna(), caseCode, { given, why: 'Prova.', person })
    await expect(refusal({ adults: 'tanti' })).rejects.toThrow(/adults=tanti: cannot be read as adults/)
    await expect(refusal({ municipality: 'Atlantide' })).rejects.toThrow(/no municipality of Lombardy/)
    await expect(refusal({ needs: '' })).rejects.toThrow('needs cannot be taken away, only corrected')
    await expect(refusal({ phone: '1' }, 9)).rejects.toThrow(
      /person 9 is not in the household; its persons are 1, 2, 3/,
    )
    await expect(refusal({ birth_year: '1800' }, 2)).rejects.toThrow(/use a year from 1900 to 2026/)
    await expect(
      correctFields({ ...anna(), operator: 'ops' }, caseCode, { given: { adults: '2' }, why: 'x' }),
    ).rejects.toThrow(/--as <operator>/)
  })
})

test('a residence title is to be renewed sixty days before it expires, until that is asked for', async () => {
  const { caseCode } = await arrived({ contact_phone: '320 0000016' })
  await takeCase(anna(), caseCode)
  const correctTitle = async (given: object) => {
    const { deadlines } = await correctFields(anna(), caseCode, { given, why: 'Visto il titolo.' })
    return deadlines.filter(({ kind }) => kind === 'permit-renewal').map(({ due }) => due)
  }
  expect(await correctTitle({ residence_title: 'valid', residence_expires: '2027-03-15' })).toEqual([
    '2027-01-14',
  ])
  expect(await correctTitle({ residence_expires: '2027-04-15' })).toEqual(['2027-02-14'])
  expect(await correctTitle({ residence_title: 'renewal_pending' })).toEqual([])
  const told = (await historyOf(anna(), caseCode)).map(({ type, what }) => ({ type, what }))
  const renewal = { deadlines: [{ kind: 'permit-renewal', number: 1 }] }
  expect(told).toContainEqual({ type: 'deadline.met', what: renewal })
})
