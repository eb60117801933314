import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { arrive } from '../../../functions/intake/arrival.ts'
import { quarantine } from '../../../functions/intake/quarantine.ts'
import type { Submission } from '../../../shared/domain/submission.ts'
import { districtShape } from '../../../shared/table/district-store.ts'
import { formShape } from '../../../shared/table/form-store.ts'
import { index } from '../../../shared/table/keys.ts'
import { lookupSecretShape, lookupShape } from '../../../shared/table/lookup-store.ts'
import { bodyItem, submissionShape } from '../../../shared/table/submission-store.ts'
import { captureLog } from '../../support/captured-log.ts'
import { districts } from '../../support/districts.ts'
import { context } from '../../support/http-event.ts'
import { adultForm, mentorForm } from '../../support/mentor-form.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { arrivedAt, delivery, form as schoolForm } from '../../support/submissions.ts'

process.env['TABLE_NAME'] = 'table'
process.env['AWS_REGION'] = 'eu-south-1'
const { handler } = await import('../../../functions/intake/register-submission.ts')

const table = mockedClient(DynamoDBDocumentClient)
let log: ReturnType<typeof captureLog>
beforeEach(() => {
  log = captureLog()
  table.reset()
  table.on(TransactWriteCommand).resolves({})
  table.on(UpdateCommand).resolves({ Attributes: { lastNumber: 42 } })
  table.on(QueryCommand).resolves({ Items: [] })
  table
    .on(QueryCommand, { ExpressionAttributeValues: { ':pk': index.districts() } })
    .resolves({ Items: districts.map((one) => districtShape.toItem(one)) })
  table.on(GetCommand).resolves({})
  for (const Item of districts.map((one) => districtShape.toItem(one))) {
    table.on(GetCommand, { Key: { pk: Item.pk, sk: Item.sk } }).resolves({ Item })
  }
  const secret = lookupSecretShape.toItem({ base64: Buffer.alloc(32, 7).toString('base64'), version: 1 })
  table.on(GetCommand, { Key: { pk: secret.pk, sk: secret.sk } }).resolves({ Item: secret })
})
afterEach(() => log.release())

const complete =
  '{"submissionId":"s-1","municipality":"Dalmine","needs":["housing"],"contact_phone":"035 000 001"}'

/** Puts a submission with this body into the mocked table and gives the message that announces it. */
function given(
  text: string,
  change: (submission: Submission) => Submission = (same) => same,
  form = schoolForm,
): SQSEvent {
  const { submission, event } = arrive(undefined, { ...delivery(text), form }, arrivedAt)
  const { hash, bodyHash, receivedAt } = submission
  const bytes = Buffer.from(text)
  const items = [
    submissionShape.toItem(change(submission)),
    formShape.toItem(form),
    bodyItem({
      form: form.id,
      submission: hash,
      hash: bodyHash,
      bytes,
      contentType: 'application/json',
      receivedAt,
    }),
  ]
  for (const item of items) {
    table.on(GetCommand, { Key: { pk: item.pk, sk: item.sk } }).resolves({ Item: item })
  }
  return { Records: [{ messageId: 'm1', body: JSON.stringify(event), eventSource: 'aws:sqs' }] } as SQSEvent
}

const transactions = () =>
  table
    .commandCalls(TransactWriteCommand)
    .map(({ args }) => (args[0].input.TransactItems ?? []).map(({ Put }) => Put?.Item ?? {}))
const kinds = () =>
  transactions().map((items) =>
    items.map(({ pk, sk, type }) => type ?? [String(pk).split('#')[0], sk].join(' ')),
  )

describe('registering a submission', () => {
  test('a complete one becomes referral, household, person, case code, deadlines and events in one transaction', async () => {
    expect(await handler(given(complete), context)).toEqual({ batchItemFailures: [] })
    expect(kinds()).toEqual([
      [
        'SUBMISSION STATE',
        'REFERRAL STATE',
        'CASE REFERRAL',
        'HOUSEHOLD STATE',
        'HOUSEHOLD PERSON#1',
        expect.stringMatching(/^LOOKUP HOUSEHOLD#/),
        'REFERRAL DEADLINE#acknowledge#0001',
        'REFERRAL DEADLINE#triage#0001',
        'submission.registered',
        'referral.received',
        'household.opened',
        'deadline.set',
      ],
    ])
    expect(transactions()[0]?.[1]).toMatchObject({ caseCode: 'DA-26-0042', district: 'dalmine' })
  })

  test('one whose phone another household has is marked as possibly known, and says so', async () => {
    const [household, other] = ['a'.repeat(32), 'b'.repeat(32)]
    const entry = {
      hmac: household,
      kind: 'phone',
      household: other,
      person: 1,
      district: 'bergamo',
    } as const
    const lookUp = { KeyConditionExpression: 'pk = :pk', ConsistentRead: true }
    table.on(QueryCommand, lookUp).resolves({ Items: [lookupShape.toItem(entry)] })
    await handler(given(complete), context)
    const possiblyKnown = [{ household: other, reason: 'same-phone' }]
    expect(transactions()[0]?.[1]).toMatchObject({ possiblyKnown })
    const told = transactions()[0]?.find(({ type }) => type === 'referral.received')
    expect(told).toMatchObject({ data: { isPossiblyKnown: true } })
    expect(JSON.stringify(told)).not.toContain(other)
  })

  test('one of a mentor’s form becomes a mentor who has applied, with its deadline and events in one transaction', async () => {
    const told = given(JSON.stringify(adultForm), undefined, mentorForm)
    expect(await handler(told, context)).toEqual({ batchItemFailures: [] })
    expect(kinds()).toEqual([
      [
        'SUBMISSION STATE',
        'MENTOR PROFILE',
        'MENTOR DEADLINE#screen-mentor#0001',
        'submission.applied',
        'mentor.applied',
        'deadline.set',
      ],
    ])
    expect(table.commandCalls(UpdateCommand)).toHaveLength(0)
  })

  test('an incomplete one is quarantined with every problem and takes no case number', async () => {
    await handler(given('{"municipality":"Atlantide"}'), context)
    expect(kinds()).toEqual([
      ['SUBMISSION STATE', 'SUBMISSION DEADLINE#complete#0001', 'submission.quarantined', 'deadline.set'],
    ])
    expect(transactions()[0]?.[0]?.['problems']).toHaveLength(3)
    expect(table.commandCalls(UpdateCommand)).toHaveLength(0)
  })

  test('a repeated message finds nothing left to do', async () => {
    const settled = (from: Submission) =>
      quarantine(from, { problems: [{ field: 'needs', problem: 'missing' }], danger: 'no' }, arrivedAt)
        .submission
    expect(await handler(given('{}', settled), context)).toEqual({ batchItemFailures: [] })
    expect(transactions()).toEqual([])
  })

  test('a change by someone else meanwhile is read again, not retried blindly', async () => {
    const lost = new TransactionCanceledException({
      message: 'canceled',
      $metadata: {},
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
    })
    table.on(TransactWriteCommand).rejectsOnce(lost).resolves({})
    expect(await handler(given(complete), context)).toEqual({ batchItemFailures: [] })
    expect(transactions()).toHaveLength(2)
    const ofDistricts = { ExpressionAttributeValues: { ':pk': index.districts() } }
    expect(table.commandCalls(QueryCommand, ofDistricts)).toHaveLength(2)
  })

  test('a message about something that is not there fails, and its reason is logged without a body', async () => {
    const message = given(complete)
    table.on(GetCommand).resolves({})
    expect((await handler(message, context)).batchItemFailures).toEqual([{ itemIdentifier: 'm1' }])
    expect(log.text()).toContain('is not in the table')
  })
})
