import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Connection } from '../../cli/connection.ts'
import { deadlineShape } from '../../shared/table/deadline-store.ts'
import type { Item } from '../../shared/table/shape.ts'

/** Puts an item as it is, for what nothing else makes yet. */
export async function putItem({ table }: Connection, item: Item): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
}

/** Something that an operator has to do in a district. */
export function openDeadlineOf(owner: string, district: string): Item {
  return deadlineShape.toItem({
    ...{ subject: `district/${district}`, kind: 'own', number: 1, district, owner, origin: 'operator' },
    ...{ basis: 'goal', isUrgent: false, due: '2026-12-01', policyDue: '2026-12-01', status: 'open' },
    ...{
      setAt: '2026-11-23T08:00:00.000Z',
      next: { name: 'new', at: '2026-11-24T07:00:00.000Z' },
      version: 1,
    },
  })
}
