import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { secretFrom, sign } from '../../../shared/standard-webhooks.ts'
import { formShape, secretsItem } from '../../../shared/table/form-store.ts'
import { submissionShape } from '../../../shared/table/submission-store.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context, httpEvent } from '../../support/http-event.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { arrivedAt, form, received } from '../../support/submissions.ts'

process.env['TABLE_NAME'] = 'table'
process.env['AWS_REGION'] = 'eu-south-1'
const { handler } = await import('../../../functions/intake/receive-submission.ts')

const secret = secretFrom(new Uint8Array(32).fill(7))
const table = mockedClient(DynamoDBDocumentClient)
const at = new Date('2026-01-18T18:17:02Z')
let log: ReturnType<typeof captureLog>

beforeEach(() => {
  log = captureLog()
  table.reset()
  table.on(BatchGetCommand).resolves(known(form))
  table.on(TransactWriteCommand).resolves({})
  table.on(UpdateCommand).resolves({ Attributes: { requests: 1 } })
})
afterEach(() => log.release())

function known(its: typeof form) {
  return {
    Responses: { table: [formShape.toItem(its), secretsItem(its.id, { current: secret, version: 1 })] },
  }
}

interface Post {
  readonly body?: string
  readonly headers?: Record<string, string | undefined>
  readonly path?: string
  readonly method?: string
}

function post({
  body = '{"submissionId":"s-1"}',
  headers,
  path = '/webhooks/scuola-demo',
  method = 'POST',
}: Post = {}) {
  const bytes = Buffer.from(body)
  const signed = { 'content-type': 'application/json', ...sign(secret, 'msg_1', at, bytes), ...headers }
  return handler(httpEvent({ path, method, body: bytes, headers: signed, at }), context)
}

const written = () =>
  table.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.TransactItems ?? [])

describe('the door', () => {
  test('keeps the bytes and the event in one transaction, and answers 202', async () => {
    expect(await post()).toMatchObject({ statusCode: 202 })
    const puts = written()
      .flat()
      .map(({ Put }) => `${Put?.Item?.['sk']}`.split('#')[0])
    expect(puts).toEqual(['STATE', 'BODY', 'EVENT'])
    expect(Buffer.from(written()[0]?.[1]?.Put?.Item?.['bytes']).toString()).toBe('{"submissionId":"s-1"}')
  })

  test('reads form and secrets with one consistent read', async () => {
    await post()
    const [call] = table.commandCalls(BatchGetCommand)
    expect(call?.args[0].input.RequestItems).toMatchObject({ table: { ConsistentRead: true } })
    expect(table.commandCalls(GetCommand)).toHaveLength(0)
  })

  test('the same bytes again are answered 202 and written no second time', async () => {
    table
      .on(TransactWriteCommand)
      .rejects(canceled('ConditionalCheckFailed', 'ConditionalCheckFailed', 'None'))
    table.on(GetCommand).resolves({ Item: submissionShape.toItem(received('{"submissionId":"s-1"}')) })
    expect(await post()).toMatchObject({ statusCode: 202 })
    expect(written()).toHaveLength(1)
  })

  test('the same bytes again are read again when their form was only tried out, and is live now', async () => {
    const testing = { ...received('{"submissionId":"s-1"}'), isTest: true }
    const tested = { ...testing, status: 'tested' as const, testedAt: arrivedAt.toISOString(), problems: [] }
    table
      .on(TransactWriteCommand)
      .rejectsOnce(canceled('ConditionalCheckFailed', 'ConditionalCheckFailed', 'None'))
      .resolves({})
    table.on(GetCommand).resolves({ Item: submissionShape.toItem(tested) })
    expect(await post()).toMatchObject({ statusCode: 202 })
    expect(written()[1]?.map(({ Put }) => `${Put?.Item?.['sk']}`.split('#')[0])).toEqual(['STATE', 'EVENT'])
    expect(written()[1]?.[0]?.Put?.Item).toMatchObject({ status: 'received', version: 2 })
  })

  test('the name under which a secret of our own lies is no form, and is not asked for', async () => {
    expect(await post({ path: '/webhooks/lookup' })).toMatchObject({ statusCode: 401 })
    expect(table.commandCalls(BatchGetCommand)).toHaveLength(0)
  })

  test('a newer version of a known submission takes the place of the older', async () => {
    table
      .on(TransactWriteCommand)
      .rejectsOnce(canceled('ConditionalCheckFailed', 'None', 'None'))
      .resolves({})
    table.on(GetCommand).resolves({ Item: submissionShape.toItem(received('{"older":1}')) })
    expect(await post()).toMatchObject({ statusCode: 202 })
    expect(written()[1]?.[0]?.Put).toMatchObject({
      Item: { version: 2 },
      ExpressionAttributeValues: { ':version': 1 },
    })
  })

  test.each<[string, Post]>([
    ['a wrong signature', { headers: { 'webhook-signature': 'v1,AAAA' } }],
    ['no signature', { headers: { 'webhook-signature': undefined } }],
    ['a timestamp of long ago', { headers: { 'webhook-timestamp': '1700000000' } }],
    ['another method', { method: 'GET' }],
  ])('%s is answered 401, and nothing is kept', async (_, given) => {
    expect(await post(given)).toMatchObject({ statusCode: 401 })
    expect(written()).toEqual([])
  })

  test('an unknown form is answered 401 like a wrong signature, and counted nowhere', async () => {
    table.on(BatchGetCommand).resolves({ Responses: { table: [] } })
    const unknown = await post()
    table.on(BatchGetCommand).resolves(known(form))
    const wrong = await post({ headers: { 'webhook-signature': 'v1,AAAA' } })
    expect(unknown).toEqual(wrong)
    expect(table.commandCalls(UpdateCommand)).toHaveLength(1)
  })

  test('a disabled form is answered 401 though its signature is right', async () => {
    table.on(BatchGetCommand).resolves(known({ ...form, enabled: false }))
    expect(await post()).toMatchObject({ statusCode: 401 })
  })

  test('the third refusal of a day is told, once', async () => {
    const refuse = (count: number) => {
      table.on(UpdateCommand).resolves({ Attributes: { requests: count } })
      return post({ headers: { 'webhook-signature': 'v1,AAAA' } })
    }
    for (const count of [1, 2, 3]) await refuse(count)
    expect(written()).toHaveLength(1)
    expect(written()[0]?.at(-1)?.Put?.Item).toMatchObject({
      type: 'form.refused',
      data: { day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
    })
    table.on(TransactWriteCommand).rejects(canceled('ConditionalCheckFailed', 'None'))
    expect(await refuse(4)).toMatchObject({ statusCode: 401 })
  })

  test('a wrong content type is answered 415 before the proof is looked at, a charset is none', async () => {
    expect(await post({ headers: { 'content-type': 'text/plain', 'webhook-signature': 'x' } })).toMatchObject(
      { statusCode: 415 },
    )
    expect(await post({ headers: { 'content-type': 'Application/JSON; charset=utf-8' } })).toMatchObject({
      statusCode: 202,
    })
  })

  test('a secret in the path proves a form whose provider cannot sign, and no other', async () => {
    const jotform = { ...form, provider: 'jotform' as const }
    table.on(BatchGetCommand).resolves(known(jotform))
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect(await post({ path: `/webhooks/${form.id}/${secret}`, headers })).toMatchObject({ statusCode: 202 })
    expect(await post({ path: `/webhooks/${form.id}/${secret}x`, headers })).toMatchObject({
      statusCode: 401,
    })
    expect(await post({ headers })).toMatchObject({ statusCode: 401 })
  })

  test('what is no finished form is answered 202 and counted, not kept', async () => {
    table.on(BatchGetCommand).resolves(known({ ...form, provider: 'formbricks' }))
    expect(await post({ body: '{"event":"responseCreated","data":{"id":"r-1"}}' })).toMatchObject({
      statusCode: 202,
    })
    expect(written()).toEqual([])
    expect(table.commandCalls(UpdateCommand)[0]?.args[0].input.Key).toMatchObject({
      sk: expect.stringMatching(/^UNFINISHED#/),
    })
    expect(await post({ body: '{"event":"responseFinished","data":{"id":"r-1"}}' })).toMatchObject({
      statusCode: 202,
    })
    expect(written()).toHaveLength(1)
  })

  test('256 KB are kept, one byte more is answered 413', async () => {
    expect(await post({ body: 'x'.repeat(256 * 1024) })).toMatchObject({ statusCode: 202 })
    expect(await post({ body: 'x'.repeat(256 * 1024 + 1) })).toMatchObject({ statusCode: 413 })
  })

  test('a table that does not answer is 503 with Retry-After, so that the sender repeats', async () => {
    table.on(TransactWriteCommand).rejects(new Error('connect ECONNREFUSED'))
    expect(await post()).toMatchObject({ statusCode: 503, headers: { 'retry-after': '60' } })
  })
})

function canceled(...codes: string[]) {
  return new TransactionCanceledException({
    message: 'canceled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  })
}
