import { type FormWatch, formWatch } from '../domain/form-watch.ts'
import { index, type Key, key, shardOf } from './keys.ts'
import { find } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

/** Beside its form; among what is due as long as somebody waits for the form to speak. */
export const watchShape = shape({
  name: 'form watch',
  schema: formWatch,
  key: ({ form }) => key.watch(form),
  indexes: ({ form, next }) =>
    next === undefined ? {} : { gsi2pk: index.due(shardOf(form)), gsi2sk: `${next}#${form}` },
})

export async function findWatch(table: Table, form: string): Promise<FormWatch | undefined> {
  return watchAt(table, key.watch(form))
}

/** The same by its key, as the due index has it. */
export async function watchAt(table: Table, at: Key): Promise<FormWatch | undefined> {
  return find(table, watchShape, at)
}
