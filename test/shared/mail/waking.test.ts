import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MailIn } from '../../../shared/domain/mail.ts'
import { Unavailable } from '../../../shared/errors.ts'
import { wakeOutgoing } from '../../../shared/mail/waking.ts'
import { openQueue } from '../../../shared/queue.ts'
import { commit } from '../../../shared/table/commit.ts'
import { URGENT } from '../../../shared/table/keys.ts'
import { allOutgoing, mailShape } from '../../../shared/table/mail-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { startTable } from '../../support/table.ts'

process.env['AWS_REGION'] = 'eu-south-1'
const sqs = mockedClient(SQSClient)
const queue = openQueue('http://queue')
const now = new Date('2026-01-26T07:00:00.000Z')
const MAILS = 25

const idOf = (place: number) => place.toString(16).padStart(32, '0')
const mailAt = (place: number, others: Partial<MailIn<'pending'>> = {}): MailIn<'pending'> => ({
  ...{ id: idOf(place), addressee: 'operator/anna-prova', kind: 'digest', district: 'bergamo' },
  ...{ notBefore: '2026-01-26T06:00:00.000Z', status: 'pending', version: 1, ...others },
})

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  const due = Array.from({ length: MAILS }, (_, place) => mailAt(place))
  const later = mailAt(90, { notBefore: '2026-01-26T07:00:01.000Z' })
  const danger = mailAt(91, { kind: 'danger' })
  await commit(
    table,
    [...due, later, danger].map((one) => ({ create: mailShape.toItem(one) })),
    [],
  )
})
afterAll(() => stop())
beforeEach(() => {
  sqs.reset()
  sqs.on(SendMessageBatchCommand).resolves({})
})

const bodies = () =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args }) =>
      (args[0].input.Entries ?? []).map(({ MessageBody = '' }) => JSON.parse(MessageBody)),
    )

test('what waits and whose time has come is woken, each once; what is urgent stands apart', async () => {
  const waking = { parts: allOutgoing, upTo: now, isOver: () => false }
  const woken = await wakeOutgoing(table, queue, waking)
  expect(woken).toEqual({ count: MAILS, ageSeconds: 3600 })
  const ids = bodies().map(({ mail }) => mail)
  expect(ids.toSorted()).toEqual(Array.from({ length: MAILS }, (_, place) => idOf(place)))
  sqs.resetHistory()
  await wakeOutgoing(table, queue, { ...waking, parts: [URGENT] })
  expect(bodies()).toEqual([{ mail: idOf(91) }])
})

test('what was written just now is woken though the index has it not yet, and not twice', async () => {
  const written = [idOf(3), idOf(77)]
  const woken = await wakeOutgoing(table, queue, {
    parts: allOutgoing,
    upTo: now,
    written,
    isOver: () => false,
  })
  expect(woken.count).toBe(MAILS + 1)
  expect(bodies()).toHaveLength(MAILS + 1)
})

test('when the time is used up, the rest waits for the next run', async () => {
  await wakeOutgoing(table, queue, { parts: allOutgoing, upTo: now, isOver: () => true })
  expect(bodies()).toEqual([])
})

test('a message that the queue did not take is an error', async () => {
  sqs.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: '0', Code: 'Internal', SenderFault: false }] })
  const waking = wakeOutgoing(table, queue, { parts: [URGENT], upTo: now, isOver: () => false })
  await expect(waking).rejects.toThrow(Unavailable)
})
