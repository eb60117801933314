import { afterAll, beforeAll, expect, test } from 'vitest'
import { listReferrals } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { referralIdOf, submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, outbox, published, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner

beforeAll(async () => {
  stack = await startJourney()
  school = await stack.addPartner('scuola')
})
afterAll(() => stack.stop())

const idsOf = (submissionId: string) => {
  const submission = { form: school.id, hash: submissionHash(school.id, submissionId) }
  return { subject: submissionSubject(submission), referral: referralIdOf(submission) }
}
const referralsOf = async (submissionId: string) =>
  (await listReferrals(stack.connection)).filter((row) => row['submissionId'] === submissionId)

test('an authentic complete submission is answered 202 and becomes one received referral', async () => {
  const answer = await school.send(completeForm('first'))
  expect(answer.status).toBe(202)
  const { referral } = idsOf('first')
  await stack.settle()
  expect(publishedIds(stack, 'referral.received', `referral/${referral}`)).toHaveLength(1)
  expect(await referralsOf('first')).toEqual([
    {
      id: referral,
      caseCode: expect.stringMatching(/^BG-\d\d-\d{4}$/),
      status: 'received',
      district: 'bergamo',
      partner: 'scuola',
      form: 'scuola',
      submissionId: 'first',
      urgency: 'ordinary',
      isOutOfArea: false,
      isChildInDanger: false,
      receivedAt: expect.stringMatching(/Z$/),
    },
  ])
})

test('every event of a submission carries the correlation id that the sender was given', async () => {
  const answer = await school.send(completeForm('followed'))
  await stack.settle()
  const correlationId = answer.headers.get('x-correlation-id')
  const types = published(stack)
    .filter((event) => event.correlationId === correlationId)
    .map(({ type }) => type)
  expect(types.toSorted()).toEqual([
    'deadline.set',
    'household.opened',
    'referral.received',
    'submission.received',
    'submission.registered',
  ])
})

test('the same submission once more is answered 202 and changes nothing', async () => {
  await school.send(completeForm('twice'))
  await stack.settle()
  const before = published(stack).length
  expect((await school.send(completeForm('twice'))).status).toBe(202)
  await stack.settle()
  expect(published(stack)).toHaveLength(before)
  await expectOneReferral('twice')
})

test('five identical posts in parallel are one referral and one event id', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => school.send(completeForm('five'))))
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202])
  await stack.settle()
  await expectOneReferral('five')
})

test('a registered submission that comes in another version stays one referral and keeps both versions', async () => {
  await school.send(completeForm('changed'))
  await stack.settle()
  expect((await school.send(completeForm('changed', { description: 'di nuovo' }))).status).toBe(202)
  await stack.settle()
  await expectOneReferral('changed', { received: 2 })
  const [row] = (await listSubmissions(stack.connection)).filter((one) => one['submissionId'] === 'changed')
  expect(row).toMatchObject({ status: 'registered' })
})

test('the same submission after a restart is still one referral with one event id', async () => {
  await school.send(completeForm('before the restart'))
  await stack.settle()
  await stack.restart()
  expect((await school.send(completeForm('before the restart'))).status).toBe(202)
  await stack.settle()
  await expectOneReferral('before the restart')
})

test('the outbox is empty once all is quiet', async () => {
  await stack.settle()
  expect(await outbox(stack)).toEqual([])
})

async function expectOneReferral(submissionId: string, { received = 1 } = {}): Promise<void> {
  const { subject, referral } = idsOf(submissionId)
  expect(await referralsOf(submissionId)).toHaveLength(1)
  expect(publishedIds(stack, 'referral.received', `referral/${referral}`)).toHaveLength(1)
  expect(publishedIds(stack, 'submission.received', subject)).toHaveLength(received)
  expect(publishedIds(stack, 'submission.registered', subject)).toHaveLength(1)
}
