import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { index, key } from '../../../shared/table/keys.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context } from '../../support/http-event.ts'
import { mockedClient } from '../../support/mocked-client.ts'

Object.assign(process.env, {
  TABLE_NAME: 'table',
  AWS_REGION: 'eu-south-1',
  MAIL_QUEUE_URL: 'http://mails',
  POWERTOOLS_METRICS_NAMESPACE: 'Test',
  POWERTOOLS_SERVICE_NAME: 'run-due',
})
const { handler } = await import('../../../functions/deadlines/run-due.ts')

const MAIL = 'a'.repeat(32)
const table = mockedClient(DynamoDBDocumentClient)
const sqs = mockedClient(SQSClient)
let log: ReturnType<typeof captureLog>
beforeEach(() => {
  log = captureLog()
  table.reset()
  sqs.reset()
  sqs.on(SendMessageBatchCommand).resolves({})
  table.on(QueryCommand).resolves({ Items: [] })
  const waiting = { ...key.mail(MAIL), gsi2sk: `2026-01-26T07:00:00.000Z#${MAIL}` }
  table.on(QueryCommand).callsFake(({ ExpressionAttributeValues }) => ({
    Items: ExpressionAttributeValues[':pk'] === index.outgoing(3) ? [waiting] : [],
  }))
})
afterEach(() => log.release())

test('a run wakes the mails whose time has come, and says how long the longest has waited', async () => {
  await handler({ budgetSeconds: 45 }, context)
  const bodies = sqs
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args }) => (args[0].input.Entries ?? []).map(({ MessageBody }) => MessageBody))
  expect(bodies).toEqual([JSON.stringify({ mail: MAIL })])
  expect(log.text()).toContain('MailAgeSeconds')
})

test('a run fails when the queue takes nothing, so that it is repeated', async () => {
  sqs.on(SendMessageBatchCommand).rejects(new Error('no queue'))
  await expect(handler({ budgetSeconds: 45 }, context)).rejects.toThrow('the run failed')
})
