import { afterAll, beforeAll, expect, test } from 'vitest'
import { listReferrals } from '../../cli/referrals.ts'
import { replaySubmission } from '../../cli/submissions/replay.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import type { ServiceCall } from '../../local/contracts.ts'
import { hashBytes } from '../../shared/domain/hash.ts'
import { submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, published, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner
let clinic: Partner

/** While it is open, registration waits at its first look into the table. */
let registration: PromiseWithResolvers<void> | undefined
/** The workers of the door: only they read a form with its secrets, in one batch. */
const doors = new Set<string>()

function hold({ operation, accessKeyId }: ServiceCall): Promise<void> | undefined {
  if (operation === 'BatchGetItem') doors.add(accessKeyId)
  const isRegistration = operation === 'GetItem' && accessKeyId.startsWith('LOCAL') && !doors.has(accessKeyId)
  return isRegistration ? registration?.promise : undefined
}

beforeAll(async () => {
  stack = await startJourney({ hooks: { hold } })
  school = await stack.addPartner('scuola')
  clinic = await stack.addPartner('consultorio', 'dalmine')
})
afterAll(() => stack.stop())

async function send(body: object | string, times = 1): Promise<void> {
  const answers = await Promise.all(Array.from({ length: times }, () => school.send(body)))
  expect(answers.every(({ status }) => status === 202)).toBe(true)
  await stack.settle()
}

/** What `danger.raised` said of a submission, event by event, repeats of the bus left out. */
function dangers(submissionId: string): unknown[] {
  const subject = submissionSubject({ form: school.id, hash: submissionHash(school.id, submissionId) })
  const events = published(stack).filter((one) => one.type === 'danger.raised' && one.subject === subject)
  return [...new Map(events.map(({ id, data }) => [id, data])).values()]
}

test.each(['sì', 'yes', true, 1, ['si'], 'نعم'])(
  'danger told as %j in a complete form is raised once',
  async (word) => {
    const id = `complete ${JSON.stringify(word)}`
    await send(completeForm(id, { child_in_danger: word }))
    expect(dangers(id)).toEqual([{ said: 'yes' }])
  },
)

test('danger in a form that comes five times at once is raised once', async () => {
  await send(completeForm('five', { child_in_danger: 'sì' }), 5)
  expect(dangers('five')).toHaveLength(1)
})

test('danger in a form that cannot become a referral is raised once, also after a person completed it', async () => {
  await send({ submissionId: 'quarantined', child_in_danger: 'sì' })
  expect(dangers('quarantined')).toHaveLength(1)
  const corrections = { municipality: 'Bergamo', needs: 'other', contact_phone: '035 000000' }
  const replayed = await replaySubmission(stack.connection, {
    form: school.id,
    submissionId: 'quarantined',
    corrections,
    waitSeconds: 10,
  })
  expect(replayed.status).toBe('registered')
  await stack.settle()
  expect(dangers('quarantined')).toHaveLength(1)
})

test.each([
  ['cut off', '{"child_in_danger": "sì", "municipality": "Berg'],
  ['no JSON', 'child_in_danger=true&needs=other'],
  ['too deep', `{"needs":${'['.repeat(100)}${']'.repeat(100)}, "child_in_danger": true}`],
])('danger in a body that is %s is raised once', async (_, body) => {
  await send(body)
  expect(dangers(hashBytes(Buffer.from(body)))).toHaveLength(1)
})

test('danger that only a later version of a registered submission tells is raised once', async () => {
  await send(completeForm('later'))
  expect(dangers('later')).toEqual([])
  await send(completeForm('later', { child_in_danger: 'sì' }))
  expect(dangers('later')).toHaveLength(1)
  await send(completeForm('later', { child_in_danger: 'sì', description: 'again' }))
  expect(dangers('later')).toHaveLength(1)
  expect(await showSubmission(stack.connection, school.id, 'later', false)).toMatchObject({
    status: 'registered',
  })
})

test('danger in a version that a newer one overtook before it was read is raised once', async () => {
  registration = Promise.withResolvers()
  const overtaken = { submissionId: 'overtaken', child_in_danger: 'sì' }
  expect((await school.send(overtaken)).status).toBe(202)
  expect((await school.send(completeForm('overtaken'))).status).toBe(202)
  registration.resolve()
  await stack.settle()
  expect(dangers('overtaken')).toEqual([{ said: 'yes' }])
  expect(await showSubmission(stack.connection, school.id, 'overtaken', false)).toMatchObject({
    status: 'registered',
  })
})

test('an answer that is neither yes nor no counts as danger, said as unclear', async () => {
  await send(completeForm('unclear', { child_in_danger: 'forse' }))
  expect(dangers('unclear')).toEqual([{ said: 'unclear' }])
})

test.each(['no', false, '', null])('a form that says %j raises no danger', async (word) => {
  const id = `none ${JSON.stringify(word)}`
  await send(completeForm(id, { child_in_danger: word }))
  expect(dangers(id)).toEqual([])
})

const referralOf = async (submissionId: string) =>
  (await listReferrals(stack.connection)).find((row) => row['submissionId'] === submissionId)

test('a family outside the programme is a received referral of the district of the form, marked so', async () => {
  await clinic.send(completeForm('from Milan', { municipality: 'Milano' }))
  await stack.settle()
  const referral = await referralOf('from Milan')
  expect(referral).toMatchObject({ status: 'received', district: 'dalmine', isOutOfArea: true })
  expect(referral?.['caseCode']).toMatch(/^DA-/)
  const subject = `referral/${referral?.['id']}`
  const event = published(stack).find((one) => one.type === 'referral.received' && one.subject === subject)
  expect(event).toMatchObject({ district: 'dalmine', data: { isOutOfArea: true } })
})

test('a family of another district than the form goes to its own district', async () => {
  await clinic.send(completeForm('from Bergamo', { municipality: 'Bergamo' }))
  await clinic.send(completeForm('from Trescore', { municipality: 'Trescore Balneario' }))
  await stack.settle()
  expect(await referralOf('from Bergamo')).toMatchObject({ district: 'bergamo', isOutOfArea: false })
  expect(await referralOf('from Trescore')).toMatchObject({ district: 'val-cavallina', form: 'consultorio' })
})

test('a municipality that Lombardy does not have is unknown, not out of area', async () => {
  await clinic.send(completeForm('from Rome', { municipality: 'Roma' }))
  await stack.settle()
  const shown = await showSubmission(stack.connection, clinic.id, 'from Rome', false)
  expect(shown.problems).toEqual([{ field: 'municipality', problem: 'unknown' }])
})
