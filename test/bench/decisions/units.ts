import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { decide } from '../../../shared/casework/decide.ts'
import { openTable } from '../../../shared/table/table.ts'
import { hasJava, missingJava, startDynamoDbLocal } from '../../support/dynamodb-local.ts'
import { type Cost, measured, unitsOf } from '../capacity/measured.ts'
import { tableWithPeople } from '../deadlines/many-deadlines.ts'
import { comparedWith, type Figure, figure, ratioAtMost } from '../figure.ts'
import type { PartOptions } from '../part.ts'
import { deskWork, putFamilies } from './desk-work.ts'

const connection = { region: 'eu-south-1', credentials: { accessKeyId: 'BENCH', secretAccessKey: 'none' } }
const least = 'the least for its items'

/** What each decision writes, beside the least that its items cost, and what it reads. */
export async function measureUnits({ tell }: Pick<PartOptions, 'tell'>): Promise<Figure[]> {
  if (!hasJava()) {
    tell(`decisions: units are left out, ${missingJava}`)
    return []
  }
  const { endpoint, stop } = await startDynamoDbLocal()
  const client = new DynamoDBClient({ ...connection, endpoint })
  try {
    const table = await tableWithPeople(endpoint)
    const [family] = await putFamilies(table, { count: 1, from: 1 })
    if (family === undefined) throw new Error('no family was put into the table')
    const figures: Figure[] = []
    for (const { name, decision, occasion } of deskWork) {
      tell(`decisions: units of ${name}, on DynamoDB Local`)
      // Each client is metered once: the next deed has one of its own.
      const own = openTable(table.name, { ...connection, endpoint })
      const cost = await measured(client, table.name, () => decide(own, family.id, decision, occasion))
      own.client.destroy()
      figures.push(...figuresOf(name, cost))
    }
    table.client.destroy()
    return figures
  } finally {
    client.destroy()
    await stop()
  }
}

function figuresOf(name: string, cost: Cost): Figure[] {
  const { written, leastWritten, read } = unitsOf(cost)
  const beside = comparedWith(figure(`${name}, written`, 'units', [written]), {
    name: least,
    value: leastWritten,
  })
  return [ratioAtMost(beside, least, 1), figure(`${name}, read`, 'units', [read])]
}
