import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { tokenOf } from '../../../shared/domain/link.ts'
import { meterCapacity } from '../../../shared/table/capacity.ts'
import { openTable, type Table } from '../../../shared/table/table.ts'
import { startDynamoDbLocal } from '../../support/dynamodb-local.ts'
import { measured, unitsOf } from '../capacity/measured.ts'
import { tableWithPeople } from '../deadlines/many-deadlines.ts'
import type { MailUnits } from './found.ts'
import { putDigest, putPartner, putReceipt } from './many-mails.ts'
import { openPage } from './opening.ts'
import { putAndUpdate } from './put-and-update.ts'
import { senderOn } from './sending.ts'

const connection = { region: 'eu-south-1', credentials: { accessKeyId: 'BENCH', secretAccessKey: 'none' } }
const bytes = new Uint8Array(32).fill(7)

/** What mails cost to send and their pages to open, each on a table of its own, indexes included. Wants Java. */
export async function measureSendingUnits(): Promise<MailUnits[]> {
  const { endpoint, stop } = await startDynamoDbLocal()
  try {
    const digest = (lines: number) => (table: Table) => putDigest(table, 'lettrice', lines)
    return [
      { name: 'bare put and update', written: await bareUnits(endpoint), read: 0 },
      ...(await unitsOfMail(endpoint, 'digest of 1 line', digest(1))),
      ...(await unitsOfMail(endpoint, 'digest of 20 lines', digest(20))),
      ...(await unitsOfMail(endpoint, 'receipt', (table) => putReceipt(table, 1))),
    ]
  } finally {
    await stop()
  }
}

async function unitsOfMail(
  endpoint: string,
  name: string,
  put: (table: Table) => ReturnType<typeof putReceipt>,
): Promise<MailUnits[]> {
  const table = await tableWithPeople(endpoint)
  const client = new DynamoDBClient({ ...connection, endpoint })
  // Each client is metered once: sending and opening have one of their own.
  const [sending, opening] = [1, 2].map(() => openTable(table.name, { ...connection, endpoint }))
  if (sending === undefined || opening === undefined) throw new Error('no table was opened')
  try {
    await putPartner(table)
    const mail = await put(table)
    const { send, requireSent } = senderOn(sending, () => bytes)
    const sent = unitsOf(await measured(client, table.name, () => send(mail)))
    await requireSent([mail])
    const opened = unitsOf(
      await measured(client, table.name, () => openPage(opening, tokenOf(bytes), 'gzip')),
    )
    return [
      { name: `${name}, sent`, ...sent },
      { name: `${name}, its page opened`, written: opened.written, read: opened.read },
    ]
  } finally {
    for (const one of [table, sending, opening]) one.client.destroy()
    client.destroy()
  }
}

async function bareUnits(endpoint: string): Promise<number> {
  const table = await tableWithPeople(endpoint)
  let units = 0
  meterCapacity(table, ({ total }) => {
    units += total
  })
  await putAndUpdate(table, 'bare')
  table.client.destroy()
  return units
}
