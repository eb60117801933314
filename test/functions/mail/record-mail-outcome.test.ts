import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mailShape } from '../../../shared/table/mail-store.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context } from '../../support/http-event.ts'
import { mockedClient } from '../../support/mocked-client.ts'

process.env['TABLE_NAME'] = 'table'
process.env['AWS_REGION'] = 'eu-south-1'
const { handler } = await import('../../../functions/mail/record-mail-outcome.ts')

const table = mockedClient(DynamoDBDocumentClient)
let log: ReturnType<typeof captureLog>
beforeEach(() => {
  log = captureLog()
  table.reset()
  table.on(GetCommand).resolves({})
  table.on(TransactWriteCommand).resolves({})
})
afterEach(() => log.release())

const ID = 'a'.repeat(32)
const TAKEN = '2026-11-24T08:59:59.000Z'
const sending = mailShape.toItem({
  ...{ id: ID, addressee: 'operator/anna-prova', kind: 'digest', district: 'bergamo' },
  ...{ notBefore: TAKEN, status: 'sending', takenAt: TAKEN, version: 2 },
})

/** A batch with one message for each of these bodies. */
function batch(...bodies: string[]): SQSEvent {
  const records = bodies.map((body, place) => ({ body, messageId: `message-${place}` }))
  return { Records: records } as SQSEvent // of which the wrapper reads no more
}
const told = (type: string, mail = ID) => JSON.stringify({ type, mail, at: '2026-11-24T09:00:00Z' })

test('what SES tells of a mail is noted; a message of another kind fails alone', async () => {
  table.on(GetCommand, { Key: { pk: sending.pk, sk: sending.sk } }).resolves({ Item: sending })
  const answer = await handler(batch(told('Send'), '{"type":"Send"}'), context)
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-1' }])
  const [write] = table.commandCalls(TransactWriteCommand)
  const items = write?.args[0].input.TransactItems?.map(({ Put }) => Put?.Item) ?? []
  expect(items).toMatchObject([
    { pk: `MAIL#${ID}`, status: 'sent', sentAt: '2026-11-24T09:00:00.000Z', version: 3 },
    { type: 'mail.sent', subject: `mail/${ID}` },
  ])
})

test('what nobody asked for, or is about no mail of ours, is logged and gone', async () => {
  const answer = await handler(batch(told('Subscription'), told('Delivery'), told('Send', 'none')), context)
  expect(answer.batchItemFailures).toEqual([])
  expect(table.commandCalls(TransactWriteCommand)).toEqual([])
  expect(log.text().match(/"level":"WARN"/g)).toHaveLength(3)
})

test('when the table does not take it, it comes again', async () => {
  table.on(GetCommand, { Key: { pk: sending.pk, sk: sending.sk } }).resolves({ Item: sending })
  table.on(TransactWriteCommand).rejects(new Error('the table is not there'))
  const answer = await handler(batch(told('Send')), context)
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-0' }])
})
