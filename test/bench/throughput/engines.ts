import { fileURLToPath } from 'node:url'
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { commit } from '../../../shared/table/commit.ts'
import { eventItem } from '../../../shared/table/event-item.ts'
import { openTable, type Table } from '../../../shared/table/table.ts'
import { tableDefinition } from '../../support/dynamodb-table.ts'
import { startChild } from '../child.ts'
import type { PartOptions } from '../part.ts'
import { closedLoop } from './closed-loop.ts'
import { type Write, writesOf } from './registered-submission.ts'

const script = fileURLToPath(new URL('engines-process.ts', import.meta.url))
const url = z.string()
const message = z.object({ dynalite: url, layer: url, sqs: url, queue: url })
const connection = { region: 'eu-south-1', credentials: { accessKeyId: 'BENCH', secretAccessKey: 'none' } }
const TABLE = 'raccordo-bench'

/** Submissions' worth of work per second, one figure per round. */
export interface EnginesSpeed {
  /** Every item of a submission by a put of its own, on dynalite itself. */
  readonly puts: readonly number[]
  /** Both transactions of a submission, on the layer over dynalite. */
  readonly transactions: readonly number[]
  /** One message sent, received and deleted, on fauxqs. */
  readonly messages: readonly number[]
}

/** What the engines do by themselves, one after the other, with as many callers as the stack has senders. */
export async function measureEngines(folder: string, options: PartOptions): Promise<EnginesSpeed> {
  const { rounds, submissions, senders, tell } = options
  const child = startChild(script, message, [folder])
  const speed = { puts: [] as number[], transactions: [] as number[], messages: [] as number[] }
  try {
    const addresses = await child.first
    const dynalite = await openEmptyTable(addresses.dynalite)
    const layer = await openEmptyTable(addresses.layer)
    const sqs = new SQSClient({ ...connection, endpoint: addresses.sqs })
    // Round 0 warms up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      tell(
        round === 0
          ? 'throughput: warming up the engines'
          : `throughput: engines alone, ${round} of ${rounds}`,
      )
      const writes = Array.from({ length: submissions }, (_, n) =>
        writesOf(`engines-${round}-${n}`, round * submissions + n),
      )
      const one = (place: number) => writes[place] ?? []
      const found = {
        puts: await closedLoop(submissions, senders, (n) => putEach(dynalite, one(n))),
        transactions: await closedLoop(submissions, senders, (n) => commitEach(layer, one(n))),
        messages: await closedLoop(submissions, senders, (n) => passOn(sqs, addresses.queue, one(n))),
      }
      if (round === 0) continue
      speed.puts.push(found.puts)
      speed.transactions.push(found.transactions)
      speed.messages.push(found.messages)
    }
    for (const client of [dynalite.client, layer.client, sqs]) client.destroy()
    return speed
  } finally {
    await child.stop()
  }
}

async function openEmptyTable(endpoint: string): Promise<Table> {
  const client = new DynamoDBClient({ ...connection, endpoint })
  await client.send(new CreateTableCommand(tableDefinition(TABLE)))
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName: TABLE })
  client.destroy()
  return openTable(TABLE, { ...connection, endpoint })
}

async function putEach({ client, name }: Table, writes: readonly Write[]): Promise<void> {
  for (const { changes, events } of writes) {
    const items = changes.flatMap((change) =>
      'create' in change ? [change.create] : 'replace' in change ? [change.replace] : [],
    )
    for (const Item of [...items, ...events.map(eventItem)]) {
      await client.send(new PutCommand({ TableName: name, Item }))
    }
  }
}

async function commitEach(table: Table, writes: readonly Write[]): Promise<void> {
  for (const { changes, events } of writes) await commit(table, changes, events)
}

/** The event that the intake queue carries. Under way between several callers, each takes whichever message comes. */
async function passOn(client: SQSClient, QueueUrl: string, [arrival]: readonly Write[]): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(arrival?.events[0]) }))
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }))
  for (const { ReceiptHandle } of Messages) {
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
  }
}
