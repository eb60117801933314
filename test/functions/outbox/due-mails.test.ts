import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { wakeBroughtOn, wakeUrgent } from '../../../functions/outbox/due-mails.ts'
import { runDue, urgentOnly } from '../../../shared/casework/due/due-run.ts'
import { deadlineId } from '../../../shared/domain/deadline.ts'
import { dangerMailId, digestId } from '../../../shared/domain/mail.ts'
import { openQueue } from '../../../shared/queue.ts'
import type { Table } from '../../../shared/table/table.ts'
import { captureLog } from '../../support/captured-log.ts'
import { runAt, seedDeadlines, seedPeople } from '../../support/due-table.ts'
import { at, occasionAt } from '../../support/due-world.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { startTable } from '../../support/table.ts'

process.env['AWS_REGION'] = 'eu-south-1'
const sqs = mockedClient(SQSClient)
const queue = openQueue('http://queue')
const monday = at('2026-01-26')
const nothing = { mails: new Set<string>() }

let table: Table
let stop: () => Promise<void>
let log: ReturnType<typeof captureLog>
beforeEach(async () => {
  log = captureLog()
  sqs.reset()
  sqs.on(SendMessageBatchCommand).resolves({})
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterEach(async () => {
  log.release()
  await stop()
})

const woken = () =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args }) => args[0].input.Entries ?? [])
    .map(({ MessageBody = '' }) => JSON.parse(MessageBody).mail)

test('a danger’s mail is woken each minute until it is sent, and how long it waits is said', async () => {
  const [danger] = await seedDeadlines(table, 1, monday, { kind: 'danger', due: '2026-01-26' })
  if (danger === undefined) throw new Error('it was not made')
  await runDue(table, urgentOnly, occasionAt(monday), () => false)
  const id = dangerMailId('anna-prova', deadlineId(danger), 'danger-1')
  expect(await wakeUrgent(table, queue, nothing, monday)).toBe(0)
  expect(await wakeUrgent(table, queue, nothing, at('2026-01-26', '08:02'))).toBe(120)
  expect(woken()).toEqual([id, id])
})

test('what the hourly run left is woken once all of it is brought on, so that a summary is whole', async () => {
  await seedDeadlines(table, 2, at('2026-01-23', '10:00'), { due: '2026-01-30' })
  const figures = await runAt(table, monday)
  await wakeBroughtOn(table, queue, { figures: { ...figures, isFinished: false } }, monday)
  await wakeBroughtOn(table, queue, {}, monday)
  expect(woken()).toEqual([])
  await wakeBroughtOn(table, queue, { figures }, monday)
  expect(woken()).toEqual([digestId('anna-prova', '2026-01-26')])
})
