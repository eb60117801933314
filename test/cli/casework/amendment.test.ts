import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideAmendment, showAmendment } from '../../../cli/casework/amendment.ts'
import { decideCase, referralIdOf } from '../../../cli/casework/case.ts'
import { familyOf } from '../../../cli/households/show.ts'
import { decline } from '../../../shared/casework/decisions/decline.ts'
import { listPersons } from '../../../shared/table/household-store.ts'
import { findReferral } from '../../../shared/table/referral-store.ts'
import { connectionTo } from '../../support/intake-connection.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'

const AT = '2026-11-23T09:00:00.000Z'

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
})
afterAll(() => intake.stop())

const anna = () => connectionTo(intake, { operator: 'anna-prova', at: '2026-11-24T09:00:00.000Z' })

const body = {
  municipality: 'Bergamo',
  needs: ['housing'],
  contact_given_name: 'Ndèye Fatou',
  contact_phone: '320 0000001',
  adults: 1,
  minors_birth_years: [2016, 2019],
  languages: ['wolof'],
}

async function arrived(others: object = {}, id = crypto.randomUUID()) {
  const { referral } = await intake.send({ ...body, ...others }, AT, { id })
  if (referral === undefined) throw new Error('it became no referral')
  return { ...referral, sentAs: id }
}

describe('an amendment', () => {
  test('is taken over field by field: the family, its contact, its children', async () => {
    const { caseCode, household, sentAs } = await arrived({ contact_phone: '320 0000021' })
    const changed = {
      ...{ adults: 2, contact_phone: '320 0000022', minors_birth_years: [2016, 2018, 2021] },
      ...{ description: 'Altro.' },
    }
    await intake.send({ ...body, ...changed }, '2026-11-23T15:00:00.000Z', { id: sentAs })
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
    const persons = await listPersons(intake.table, household)
    expect(persons.map(({ number, birthYear }) => [number, birthYear])).toEqual([
      [1, undefined],
      [2, 2016],
      [3, 2018],
      [4, 2021],
    ])
    expect(persons[0]?.phone).toBe('+393200000022')
    expect((await familyOf(anna(), household)).householdDetails?.adults).toBe(2)
    const { description } = await arrivedReferral(caseCode)
    expect(description).toBeUndefined()
  })

  test('is refused once the case is over', async () => {
    const { caseCode, sentAs } = await arrived({ contact_phone: '320 0000023' })
    await intake.send({ ...body, adults: 3 }, '2026-11-23T15:00:00.000Z', { id: sentAs })
    await decideCase(anna(), caseCode, decline('duplicate'))
    await expect(decideAmendment(anna(), caseCode, { accept: ['adults'], ignore: [] })).rejects.toThrow(
      /was declined/,
    )
  })
})

async function arrivedReferral(caseCode: string) {
  const found = await findReferral(intake.table, await referralIdOf(anna(), caseCode))
  if (found === undefined) throw new Error(`${caseCode} is gone`)
  return found
}
