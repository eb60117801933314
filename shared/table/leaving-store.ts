import { type Leaving, leaving } from '../domain/leaving.ts'
import { index, type Key, key, shardOf } from './keys.ts'
import { find } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

/** Beside its operator; among what is due until all is given away. */
export const leavingShape = shape({
  name: 'leaving',
  schema: leaving,
  key: ({ operator }) => key.leaving(operator),
  indexes: ({ operator, next }) =>
    next === undefined ? {} : { gsi2pk: index.due(shardOf(operator)), gsi2sk: `${next}#${operator}` },
})

export async function findLeaving(table: Table, operator: string): Promise<Leaving | undefined> {
  return leavingAt(table, key.leaving(operator))
}

/** The same by its key, as the due index has it. */
export async function leavingAt(table: Table, at: Key): Promise<Leaving | undefined> {
  return find(table, leavingShape, at)
}
