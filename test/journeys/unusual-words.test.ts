import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import { householdIdOf } from '../../shared/domain/household.ts'
import { referralIdOf, submissionHash } from '../../shared/domain/submission.ts'
import { findHousehold, listPersons } from '../../shared/table/household-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner

beforeAll(async () => {
  stack = await startJourney()
  school = await stack.addPartner('scuola')
})
afterAll(() => stack.stop())

const words = [
  "O'Brien",
  'Ndèye Fatou',
  'Đặng',
  'محمد',
  '“María-José”',
  '"María-José"',
  '王小明',
  '👩‍👧‍👦 famiglia 🇸🇳',
  'e\u0301 and é',
  "Robert'); DROP TABLE families;--",
  '<script>alert(1)</script>',
  '%s #{name} \\n',
  'REFERRAL#x',
]

test.each(words)('the name %s is answered 202 and stored as sent', async (name) => {
  const { referral, persons } = await referralOf(`named ${name}`, {
    contact_given_name: name,
    contact_family_name: name,
    description: name,
    institution: name,
    contact_instructions: name,
    referrer_name: name,
  })
  const remarks = [{ field: 'institution', problem: 'unknown' }]
  expect(referral).toMatchObject({ description: name, institution: name, referrer: { name }, remarks })
  expect(persons[0]).toMatchObject({ givenName: name, familyName: name, role: 'contact' })
})

test.each(words)('a submission id like %s is found again as it was sent', async (word) => {
  await referralOf(word, {})
  const shown = await showSubmission(stack.connection, school.id, word, false)
  expect(shown).toMatchObject({ submissionId: word, status: 'registered' })
})

test.each([
  ['of 4,000 characters', 'x'.repeat(4000)],
  ['as long as a body can be', 'è'.repeat(120_000)],
])('a submission id %s identifies its submission, and a newer version of it', async (_, submissionId) => {
  expect((await school.send(completeForm(submissionId, { needs: [] }))).status).toBe(202)
  expect((await school.send(completeForm(submissionId, { needs: ['other'] }))).status).toBe(202)
  await stack.settle()
  const rows = await listSubmissions(stack.connection)
  const before = rows.length
  expect((await school.send(completeForm(submissionId, { needs: ['housing'] }))).status).toBe(202)
  await stack.settle()
  expect(await listSubmissions(stack.connection)).toHaveLength(before)
  expect(rows.at(-1)).toMatchObject({ status: 'registered' })
})

test('a description of 4,000 characters is stored whole', async () => {
  const description = 'è'.repeat(4000)
  const { referral } = await referralOf('long', { description })
  expect(referral).toMatchObject({ description, remarks: [] })
})

test('of a longer description the first 4,000 characters are stored, and a remark says so', async () => {
  const { referral } = await referralOf('too long', { description: 'è'.repeat(5000) })
  const remarks = [{ field: 'description', problem: 'too-long' }]
  expect(referral).toMatchObject({ description: 'è'.repeat(4000), remarks })
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a key called %s is one unknown field more and changes nothing',
  async (name) => {
    const evil = `"${name}":{"municipality":"Milano","contact_given_name":"nobody"}`
    const body = JSON.stringify(completeForm(`key ${name}`)).replace('{', `{${evil},`)
    expect((await school.send(body)).status).toBe(202)
    await stack.settle()
    const { referral, persons } = await found(`key ${name}`)
    expect(referral).toMatchObject({ status: 'received', isOutOfArea: false })
    expect(persons[0]).toMatchObject({ givenName: 'Ndèye Fatou' })
  },
)

test('a word of an object prototype is an unknown word, never an error', async () => {
  for (const word of ['__proto__', 'constructor', 'toString']) {
    const answer = await school.send(completeForm(`word ${word}`, { municipality: word, needs: [word] }))
    expect(answer.status).toBe(202)
  }
  await stack.settle()
  const { problems } = await showSubmission(stack.connection, school.id, 'word constructor', false)
  expect(problems).toEqual([
    { field: 'municipality', problem: 'unknown' },
    { field: 'needs', problem: 'unknown' },
  ])
})

test('the municipality is known with and without accents, in capitals, shortened and by its code', async () => {
  for (const municipality of ['DALMINE', 'dàlmine', 'Comune di Dalmine (BG)', '016091']) {
    const { referral } = await referralOf(`in ${municipality}`, { municipality })
    expect(referral).toMatchObject({ district: 'dalmine', isOutOfArea: false })
  }
})

async function referralOf(submissionId: string, others: object) {
  expect((await school.send(completeForm(submissionId, others))).status).toBe(202)
  await stack.settle()
  return found(submissionId)
}

async function found(submissionId: string) {
  const { table } = stack.connection
  const id = referralIdOf({ form: school.id, hash: submissionHash(school.id, submissionId) })
  const household = householdIdOf(id)
  return {
    referral: await findReferral(table, id),
    household: await findHousehold(table, household),
    persons: await listPersons(table, household),
  }
}
