import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDeadLetters, replayDeadLetters } from '../../cli/dead-letters.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import type { ServiceCall } from '../../local/contracts.ts'
import { submissionHash } from '../../shared/domain/submission.ts'
import { key } from '../../shared/table/keys.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import {
  type JourneyStack,
  outbox,
  published,
  publishedIds,
  startJourney,
  TIME_SCALE,
} from '../support/stack.ts'

const intake = 'raccordo-dev-intake'
const intakeDeadLetters = 'raccordo-dev-intake-dead-letters'
const outboxDeadLetters = 'raccordo-dev-outbox-dead-letters'

let stack: JourneyStack
let school: Partner
/** Whether the table leaves a call without an answer, for as long as the promise is open. */
let silence: { readonly over: Promise<void>; readonly end: () => void } | undefined
let isBusRefusing = false

const byFunction = ({ accessKeyId }: ServiceCall) => accessKeyId.startsWith('LOCAL')

beforeAll(async () => {
  stack = await startJourney({
    timeScale: 4 * TIME_SCALE,
    hooks: {
      hold: (call) => (byFunction(call) ? silence?.over : undefined),
      before: ({ service }) => (isBusRefusing && service === 'eventbridge' ? 'throttle' : undefined),
    },
  })
  school = await stack.addPartner('scuola')
})
afterAll(async () => {
  await stack.stop()
})

const referralsOf = async (submissionId: string) =>
  (await listReferrals(stack.connection)).filter((row) => row['submissionId'] === submissionId)

test('while a table does not answer, the sender is answered 503 with Retry-After, and the repeat succeeds', async () => {
  silence = beSilent()
  const answers = await Promise.all([
    school.send(completeForm('repeated')),
    fetch(`${stack.endpoints.http}/status`),
  ]).finally(endSilence)
  for (const { status: code, headers } of answers) {
    expect(code).toBe(503)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(headers.get('content-type')).toBe('application/problem+json')
  }
  expect((await school.send(completeForm('repeated'))).status).toBe(202)
  expect((await fetch(`${stack.endpoints.http}/status`)).status).toBe(200)
  await stack.settle()
  expect(await referralsOf('repeated')).toHaveLength(1)
})

test('a message that cannot be handled is tried three times, then lies in the dead letters; its neighbours are done', async () => {
  await school.send({ submissionId: 'from tomorrow' })
  await stack.settle()
  await writeAsNewerRelease('from tomorrow')
  await sendToIntake(receivedMessage('from tomorrow'))
  await sendToIntake('no JSON at all')
  await Promise.all(['neighbour 1', 'neighbour 2'].map((id) => school.send(completeForm(id))))
  await stack.settle()
  for (const neighbour of ['neighbour 1', 'neighbour 2']) expect(await referralsOf(neighbour)).toHaveLength(1)
  const letters = await listDeadLetters(stack.connection)
  expect(letters).toHaveLength(2)
  expect(letters).toContainEqual({
    queue: intakeDeadLetters,
    messageId: expect.any(String),
    type: 'submission.received',
    subject: `submission/scuola.${hashOf('from tomorrow')}`,
    receivedAt: expect.stringMatching(/Z$/),
  })
  expect(letters).toContainEqual(expect.objectContaining({ type: 'unknown', subject: '' }))
  expect(stack.told.filter((line) => line.includes(intakeDeadLetters))).toHaveLength(2)
})

test('dead letters that are replayed become what they should have been, once their cause is mended', async () => {
  await mendFromNewerRelease('from tomorrow')
  const replayed = await replayDeadLetters(stack.connection, { queue: intakeDeadLetters })
  expect(replayed.map(({ outcome }) => outcome)).toEqual(['replayed', 'replayed'])
  await stack.settle()
  const shown = await showSubmission(stack.connection, school.id, 'from tomorrow', false)
  expect(shown).toMatchObject({ status: 'registered' })
  expect(await referralsOf('from tomorrow')).toHaveLength(1)
  expect(await listDeadLetters(stack.connection)).toEqual([expect.objectContaining({ type: 'unknown' })])
})

test('events that the bus refuses stay in the outbox, and the sweep publishes them later', async () => {
  isBusRefusing = true
  const before = published(stack).length
  expect((await school.send(completeForm('unpublished'))).status).toBe(202)
  await stack.settle()
  expect(published(stack)).toHaveLength(before)
  expect(await outbox(stack)).toHaveLength(1)
  const letters = await listDeadLetters(stack.connection)
  expect(letters.filter(({ queue }) => queue === outboxDeadLetters)).toHaveLength(1)
  isBusRefusing = false
  await stack.sweep()
  await stack.settle()
  const subject = `submission/scuola.${hashOf('unpublished')}`
  expect(publishedIds(stack, 'submission.registered', subject)).toHaveLength(1)
  expect(await outbox(stack)).toEqual([])
  const cleared = await replayDeadLetters(stack.connection, { queue: outboxDeadLetters })
  expect(cleared).toEqual([expect.objectContaining({ outcome: expect.stringContaining('sweep') })])
})

function beSilent() {
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  return { over, end }
}

function endSilence(): void {
  silence?.end()
  silence = undefined
}

function hashOf(submissionId: string): string {
  return submissionHash(school.id, submissionId)
}

/** As if a later release had completed the submission, in a shape that this one does not know. */
async function writeAsNewerRelease(submissionId: string): Promise<void> {
  await updateSubmission(submissionId, {
    text: 'SET v = :v, #status = :received, corrections = :corrections REMOVE problems',
    names: { '#status': 'status' },
    values: {
      ':v': 99,
      ':received': 'received',
      ':corrections': { municipality: 'Bergamo', needs: 'housing', contact_given_name: 'Amina' },
    },
  })
}

async function mendFromNewerRelease(submissionId: string): Promise<void> {
  await updateSubmission(submissionId, { text: 'SET v = :v', values: { ':v': 1 } })
}

interface Update {
  readonly text: string
  readonly names?: Record<string, string>
  readonly values: Record<string, unknown>
}

async function updateSubmission(submissionId: string, { text, names, values }: Update): Promise<void> {
  const { table } = stack.connection
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key.submission(school.id, hashOf(submissionId)),
      UpdateExpression: text,
      ExpressionAttributeValues: values,
      ...(names && { ExpressionAttributeNames: names }),
    }),
  )
}

/** The very event that said that the submission had arrived. */
function receivedMessage(submissionId: string): string {
  const subject = `submission/scuola.${hashOf(submissionId)}`
  const event = published(stack).find((one) => one.type === 'submission.received' && one.subject === subject)
  return JSON.stringify(event)
}

async function sendToIntake(MessageBody: string): Promise<void> {
  const { sqs, queues } = stack.connection
  await sqs.send(new SendMessageCommand({ QueueUrl: queues[intake], MessageBody }))
}
