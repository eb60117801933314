import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Deadline } from '../../../shared/domain/deadline.ts'
import { hash } from '../../../shared/domain/hash.ts'
import type { Operator } from '../../../shared/domain/operator.ts'
import { deadlineShape } from '../../../shared/table/deadline-store.ts'
import type { Item } from '../../../shared/table/shape.ts'
import { openTable, type Table } from '../../../shared/table/table.ts'
import { seedPeople } from '../../support/due-table.ts'
import { at, everybody, openDeadline, person, standingAtStep } from '../../support/due-world.ts'
import { createTestTable } from '../../support/dynamodb-table.ts'
import { closedLoop } from '../throughput/closed-loop.ts'

const connection = { region: 'eu-south-1', credentials: { accessKeyId: 'BENCH', secretAccessKey: 'none' } }
/** What BatchWriteItem takes. */
const BATCH = 25
const WRITERS = 4
/** A district's family service has so many. */
const OPERATORS = 74

/** When the run comes. */
export const RUN = at('2026-01-23')

const operators: readonly Operator[] = Array.from({ length: OPERATORS }, (_, n) => person(`operatore-${n}`))

/** An empty table of an engine, with a district and its people. */
export async function tableWithPeople(endpoint: string): Promise<Table> {
  const client = new DynamoDBClient({ ...connection, endpoint })
  const table = openTable(await createTestTable(client), { ...connection, endpoint })
  client.destroy()
  await seedPeople(table, [...everybody, ...operators])
  return table
}

/** Open deadlines, of which these are due; the rest is due a year later. `round` tells several lots apart. */
export async function putDeadlines(
  table: Table,
  { open, due, round }: { readonly open: number; readonly due: number; readonly round: string },
): Promise<void> {
  await closedLoop(Math.ceil(open / BATCH), WRITERS, async (batch) => {
    const from = batch * BATCH
    const items = Array.from({ length: Math.min(BATCH, open - from) }, (_, n) =>
      deadlineShape.toItem(deadlineOf(round, from + n, from + n < due)),
    )
    await writeBatch(table, items)
  })
}

async function writeBatch({ client, name }: Table, items: readonly Item[]): Promise<void> {
  const requests = items.map((Item) => ({ PutRequest: { Item } }))
  const { UnprocessedItems } = await client.send(
    new BatchWriteCommand({ RequestItems: { [name]: requests } }),
  )
  if (UnprocessedItems?.[name] !== undefined) throw new Error('the engine left a part of a batch unwritten')
}

const steps = [
  { step: 'new', setAt: '2026-01-22', due: '2026-01-30' },
  { step: 'due', setAt: '2026-01-13', due: '2026-01-23' },
  { step: 'overdue-3', setAt: '2026-01-13', due: '2026-01-20' },
] as const

/** A third of what is due is told for the first time, a third is due, a third climbs to the coordinator. */
function deadlineOf(round: string, n: number, isDue: boolean): Deadline {
  const owner = operators[n % OPERATORS]?.id ?? 'anna-prova'
  const { step, setAt, due } = steps[n % steps.length] ?? steps[0]
  const subject = `referral/${hash('bench', round, String(n))}`
  const deadline = openDeadline(at(setAt, '10:00'), { subject, due, owner, liaison: owner })
  return standingAtStep(deadline, step, isDue ? RUN : at('2027-01-25'))
}
