import { meterCapacity } from '../../../shared/table/capacity.ts'
import { hasJava, missingJava, startDynamoDbLocal } from '../../support/dynamodb-local.ts'
import { comparedWith, type Figure, figure } from '../figure.ts'
import type { PartOptions } from '../part.ts'
import { putDeadlines, tableWithPeople } from './many-deadlines.ts'
import { slice } from './slice.ts'

const DUE = 100

/** Capacity units, indexes included: they follow what is due. */
export async function measureUnits({
  deadlines,
  tell,
}: Pick<PartOptions, 'deadlines' | 'tell'>): Promise<Figure[]> {
  if (!hasJava()) {
    tell(`deadlines: units are left out, ${missingJava}`)
    return []
  }
  const database = await startDynamoDbLocal()
  try {
    const open = Math.ceil(deadlines / 100)
    const cases = [
      { due: DUE, open },
      { due: DUE, open: 2 * open },
      { due: 2 * DUE, open },
    ]
    const figures: Figure[] = []
    for (const one of cases) {
      tell(`deadlines: units of ${one.due} due among ${one.open} open, on DynamoDB Local`)
      figures.push(await unitsOf(database.endpoint, one))
    }
    const [first, ...others] = figures
    return first === undefined ? [] : [first, ...others.map((each) => comparedWith(each, first))]
  } finally {
    await database.stop()
  }
}

async function unitsOf(endpoint: string, { due, open }: { due: number; open: number }): Promise<Figure> {
  const table = await tableWithPeople(endpoint)
  await putDeadlines(table, { open: open + due, due, round: 'units' })
  let units = 0
  meterCapacity(table, ({ total }) => {
    units += total
  })
  await slice(table)
  table.client.destroy()
  return figure(`${due} due among ${open} open`, 'units', [units])
}
