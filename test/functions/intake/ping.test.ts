import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Form } from '../../../shared/domain/form.ts'
import { secretFrom, sign } from '../../../shared/standard-webhooks.ts'
import { formShape, secretsItem } from '../../../shared/table/form-store.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context, httpEvent } from '../../support/http-event.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { form } from '../../support/submissions.ts'

process.env['TABLE_NAME'] = 'table'
process.env['AWS_REGION'] = 'eu-south-1'
const { handler } = await import('../../../functions/intake/receive-submission.ts')

const ours = secretFrom(new Uint8Array(32).fill(7))
const notYetTold = secretFrom(new Uint8Array(32).fill(8))
const at = new Date('2026-01-18T18:17:02Z')
const table = mockedClient(DynamoDBDocumentClient)
const PING = '{"event":"testEndpoint"}'
const tried: Form = { ...form, provider: 'formbricks', isTesting: true }

let log: ReturnType<typeof captureLog>

beforeEach(() => {
  log = captureLog()
  table.reset()
})
afterEach(() => log.release())

async function send(its: Form, body: string) {
  const items = [formShape.toItem(its), secretsItem(its.id, { current: ours, version: 1 })]
  table.on(BatchGetCommand).resolves({ Responses: { table: items } })
  const bytes = Buffer.from(body)
  const headers = { 'content-type': 'application/json', ...sign(notYetTold, 'msg_1', at, bytes) }
  return handler(
    httpEvent({ path: `/webhooks/${its.id}`, method: 'POST', body: bytes, headers, at }),
    context,
  )
}

describe('a provider that asks whether the address answers, before it tells its secret', () => {
  test('is answered 202 while the form is tried out, and nothing is written', async () => {
    expect(await send(tried, PING)).toMatchObject({ statusCode: 202 })
    expect(table.calls()).toHaveLength(table.commandCalls(BatchGetCommand).length)
  })

  test.for([
    ['a form that is not tried out', { ...tried, isTesting: false }, PING],
    ['a disabled form', { ...tried, enabled: false }, PING],
    ['a form of another provider', { ...tried, provider: 'json' }, PING],
    ['a submission', tried, '{"event":"responseFinished","data":{"id":"r-1"}}'],
    ['what cannot be read', tried, '{"event":"testEndpoint"'],
  ] as const)('is refused for %s', async ([, its, body]) => {
    expect(await send(its, body)).toMatchObject({ statusCode: 401 })
  })
})
