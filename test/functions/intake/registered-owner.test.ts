import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOpen } from '../../../shared/domain/deadline.ts'
import type { Institution } from '../../../shared/domain/institution.ts'
import { commit } from '../../../shared/table/commit.ts'
import { institutionShape } from '../../../shared/table/institution-store.ts'
import { findNaming } from '../../../shared/table/naming-store.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'
import { completeForm } from '../../support/partner.ts'
import { form } from '../../support/submissions.ts'

/** 23:40 in Rome on the Friday before Easter; Monday is a holiday, and summer time begins in between. */
const BEFORE_EASTER = '2027-03-26T22:40:00.000Z'
const LATER = '2027-03-31T09:00:00.000Z'

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  await intake.addMember('bruno-prova', { kinds: ['school'] })
  await intake.addMember('carla-prova', { roles: ['coordinator'] })
})
afterAll(() => intake.stop())

let schools = 0
async function addSchool(): Promise<string> {
  const id = `scuola-${++schools}`
  const place = { district: 'bergamo', municipality: '016024' }
  const school: Institution = { id, name: id, kind: 'school', ...place, aliases: [], version: 1 }
  await commit(intake.table, [{ create: institutionShape.toItem(school) }], [])
  return id
}
const ofSchool = (institution: string, others: object = {}) => completeForm('', { institution, ...others })
const liaisonOf = async (institution: string, at = LATER) =>
  (await intake.send(ofSchool(institution), at)).referral?.liaison

test('what comes at night before a long weekend is somebody’s, to be read on the first day after it', async () => {
  const { referral, ofReferral } = await intake.send(ofSchool(await addSchool()), BEFORE_EASTER)
  expect(referral).toMatchObject({ liaison: 'anna-prova', assignedBy: 'named-for-kind' })
  expect(referral).not.toHaveProperty('countsFrom')
  expect(ofReferral).toMatchObject([
    { kind: 'acknowledge', owner: 'anna-prova', due: '2027-03-31', caseCode: referral?.caseCode },
    { kind: 'triage', owner: 'anna-prova', due: '2027-04-06' },
  ])
  const told = { name: 'new', at: '2027-03-30T06:00:00.000Z' }
  expect(ofReferral.filter(isOpen).map(({ next }) => next)).toEqual([told, told])
})

test('who is away on Friday only gets it, who is away on that first day does not', async () => {
  const awayOn = (day: string) => ({ absences: [{ from: day, to: day }] })
  const school = await addSchool()
  const first = (await liaisonOf(school, BEFORE_EASTER)) ?? ''
  await intake.changeOperator(first, { ...awayOn('2027-03-26'), deputy: 'carla-prova' })
  expect(await liaisonOf(school, BEFORE_EASTER)).toBe(first)
  await intake.changeOperator(first, awayOn('2027-03-30'))
  const { referral } = await intake.send(ofSchool(school), BEFORE_EASTER)
  expect(referral).toMatchObject({ liaison: 'carla-prova', assignedBy: 'deputy' })
  await intake.changeOperator(first, { absences: [], deputy: undefined })
})

test('the second referral of a school goes to the same liaison, whoever has less to do', async () => {
  const school = await addSchool()
  const first = await liaisonOf(school)
  await intake.send(ofSchool(school), LATER)
  const { referral } = await intake.send(ofSchool(school), LATER)
  expect(referral).toMatchObject({ liaison: first, assignedBy: 'named-liaison' })
  expect(await findNaming(intake.table, 'bergamo', `institution/${school}`)).toMatchObject({
    ...{ operator: first, origin: 'first-referral', version: 1 },
  })
})

test('of two first referrals at once the second follows the first', async () => {
  const school = await addSchool()
  const events = [
    await intake.arrive(ofSchool(school), LATER, { id: 'one' }),
    await intake.arrive(ofSchool(school), LATER, { id: 'two' }),
  ]
  await Promise.all(events.map((event) => intake.take(event, LATER)))
  const referrals = [await intake.look('one'), await intake.look('two')].map(({ referral }) => referral)
  expect(new Set(referrals.map((one) => one?.liaison)).size).toBe(1)
  expect(referrals.map((one) => one?.assignedBy).toSorted()).toEqual(['named-for-kind', 'named-liaison'])
})

test('who has left is no longer named after the next referral; who is only away still is', async () => {
  const school = await addSchool()
  const first = (await liaisonOf(school)) ?? ''
  const naming = () => findNaming(intake.table, 'bergamo', `institution/${school}`)
  await intake.changeOperator(first, { absences: [{ from: '2027-03-31', to: '2027-03-31' }] })
  expect(await liaisonOf(school)).not.toBe(first)
  expect(await naming()).toMatchObject({ operator: first, version: 1 })
  await intake.changeOperator(first, { absences: [], leftOn: '2027-03-31' })
  const second = await liaisonOf(school)
  expect(await naming()).toMatchObject({ operator: second, origin: 'first-referral', version: 2 })
})

test('who leaves while it is being read does not get it', async () => {
  await intake.addMember('elena-prova', { district: 'dalmine', kinds: ['school'] })
  const event = await intake.arrive(completeForm('', { municipality: 'Dalmine' }), LATER, { id: 'leaving' })
  const leave = () => intake.changeOperator('elena-prova', { leftOn: '2027-03-31' })
  let left: Promise<void> | undefined
  const secret = async () => {
    left ??= leave()
    await left
    return intake.lookups.secret()
  }
  await intake.take(event, LATER, { secret })
  expect((await intake.look('leaving')).referral).toMatchObject({ assignedBy: 'nobody-there' })
})

test('without an institution, somebody is named for the partner', async () => {
  const partner = { ...form, id: 'altra-scuola', partner: 'altra-scuola' }
  await intake.addForm(partner)
  const { referral } = await intake.send(completeForm(''), LATER, { form: partner })
  const naming = await findNaming(intake.table, 'bergamo', 'partner/altra-scuola')
  expect(naming?.operator).toBe(referral?.liaison)
})

test('where nobody works it is the district’s own, with its deadlines', async () => {
  const elsewhere = completeForm('', { municipality: 'Trescore Balneario' })
  const { referral, ofReferral } = await intake.send(elsewhere, LATER)
  expect(referral).toMatchObject({ district: 'val-cavallina', assignedBy: 'nobody-there' })
  expect(referral).not.toHaveProperty('liaison')
  expect(ofReferral.map(({ kind, owner }) => [kind, owner])).toEqual([
    ['acknowledge', undefined],
    ['triage', undefined],
  ])
})
