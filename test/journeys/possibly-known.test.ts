import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectLocally } from '../../cli/connection.ts'
import { searchHouseholds } from '../../cli/households/search.ts'
import { showHousehold } from '../../cli/households/show.ts'
import { showReferral } from '../../cli/referrals.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import { submissionHash } from '../../shared/domain/submission.ts'
import { findSubmission } from '../../shared/table/submission-store.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { allRows, type JourneyStack, published, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner
let clinic: Partner

beforeAll(async () => {
  stack = await startJourney()
  school = await stack.addPartner('scuola', 'bergamo')
  clinic = await stack.addPartner('consultorio', 'dalmine')
})
afterAll(() => stack?.stop())

async function send(partner: Partner, submissionId: string, others: object): Promise<string> {
  await partner.send(completeForm(submissionId, others))
  await stack.settle()
  const submission = await findSubmission(
    stack.connection.table,
    partner.id,
    submissionHash(partner.id, submissionId),
  )
  return submission?.status === 'registered' ? submission.referral : ''
}

const show = (id: string) => showReferral(stack.connection, id, false)
const viewsOf = async (pk: string) =>
  (await allRows(stack)).filter((row) => row['pk'] === pk && String(row['sk']).startsWith('VIEW#'))

test('the same phone, written otherwise by another partner of another district, is seen from both sides', async () => {
  const names = [{ contact_given_name: 'Amina' }, { contact_given_name: 'A. Diallo' }]
  const first = await send(school, 'phone', { ...names[0], contact_phone: '320 000 0001' })
  const second = await send(clinic, 'phone', {
    ...{ ...names[1], contact_phone: '0039 320-0000001' },
    ...{ municipality: 'Dalmine', minors_birth_years: [] },
  })
  const [one, other] = [await show(first), await show(second)]
  expect(other.possiblyKnown).toEqual([
    { household: one.household, reason: 'same-phone', district: 'bergamo', caseCodes: [one.caseCode] },
  ])
  expect(one.possiblyKnown).toMatchObject([{ reason: 'same-phone', caseCodes: [other.caseCode] }])
  const told = published(stack).filter((event) => event.type === 'referral.received')
  expect(told.find(({ subject }) => subject === `referral/${second}`)?.data).toMatchObject({
    isPossiblyKnown: true,
  })
  expect(told.find(({ subject }) => subject === `referral/${first}`)?.data).toMatchObject({
    isPossiblyKnown: false,
  })
})

test('the same name with a child of the same year is a reason, in whatever order and accents', async () => {
  const first = await send(school, 'name', {
    ...{ contact_given_name: 'Ndèye-Fatou', contact_family_name: 'DIOP', minors_birth_years: [2016, 2019] },
    contact_phone: '+39 320 000 0002',
  })
  const named = { contact_given_name: 'diop', contact_family_name: 'ndeye fatou' }
  const second = await send(clinic, 'name', {
    ...named,
    ...{ contact_phone: '+39 320 000 0003', municipality: 'Curno', minors_birth_years: [2019] },
  })
  const namesake = await send(clinic, 'namesake', {
    ...named,
    ...{ contact_phone: '+39 320 000 0004', municipality: 'Curno', minors_birth_years: [2017] },
  })
  const { caseCode } = await show(first)
  expect(await show(second)).toMatchObject({
    possiblyKnown: [{ reason: 'same-name-and-birth-year', caseCodes: [caseCode] }],
  })
  expect(await show(namesake)).not.toHaveProperty('possiblyKnown')
})

test('a search finds a family by a permuted, unaccented name, and notes one view for each and hour', async () => {
  const { household, caseCode } = await show(
    await send(school, 'search', {
      ...{ contact_given_name: 'Đặng', contact_family_name: 'Thị Hương', contact_phone: '+39 320 000 0005' },
      minors_birth_years: [2015],
    }),
  )
  const anna = await connectLocally(stack.endpoints, 'anna')
  try {
    for (const asked of [
      { name: 'HUONG dang thi' },
      { name: 'dang thi-huong', born: 2015 },
      { phone: '3200000005' },
    ]) {
      const found = await searchHouseholds(anna, asked, false)
      expect(found, JSON.stringify(asked)).toMatchObject([
        { household, caseCodes: [caseCode], district: 'bergamo' },
      ])
      expect(found[0]).not.toHaveProperty('names')
    }
    const views = await viewsOf(`HOUSEHOLD#${household}`)
    expect(new Set(views.map(({ operator, look }) => `${operator} ${look}`))).toEqual(
      new Set(['anna search']),
    )
    // Two when an hour struck meanwhile.
    expect(views.length).toBeLessThanOrEqual(2)
    expect(await searchHouseholds(anna, { name: 'Dang Thi Huong', born: 2016 }, false)).toEqual([])
  } finally {
    anna.close()
  }
})

test('what identifies a family is shown only when asked for, and who saw it is noted', async () => {
  const id = await send(school, 'seen', { contact_given_name: 'Zqcanary', contact_phone: '+39 320 000 0006' })
  const { household } = await show(id)
  expect(JSON.stringify(await showHousehold(stack.connection, household, false))).not.toContain('Zqcanary')
  expect(await viewsOf(`HOUSEHOLD#${household}`)).toEqual([])
  const whole = await showReferral(stack.connection, id, true)
  expect(JSON.stringify(whole)).toContain('Zqcanary')
  expect(await viewsOf(`HOUSEHOLD#${household}`)).toMatchObject([
    { operator: 'ops', look: 'personal-data', via: 'cli' },
  ])
  expect(JSON.stringify(await showHousehold(stack.connection, whole.caseCode, true))).toContain('Zqcanary')
  await showSubmission(stack.connection, school.id, 'seen', true)
  const submission = `SUBMISSION#${school.id}#${submissionHash(school.id, 'seen')}`
  expect(await viewsOf(submission)).toMatchObject([{ operator: 'ops', look: 'personal-data' }])
})
