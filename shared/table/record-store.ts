import { contact, correction, feedback, note } from '../domain/contact.ts'
import { key } from './keys.ts'
import { queryItems } from './read.ts'
import { type Shape, shape } from './shape.ts'
import type { Table } from './table.ts'

// What is added to a household and never changed: made in the transaction of the decision that it records.

export const contactShape = shape({
  name: 'contact',
  schema: contact,
  key: ({ household, at, id }) => key.record(household, 'contact', at, id),
})

export const noteShape = shape({
  name: 'note',
  schema: note,
  key: ({ household, at, id }) => key.record(household, 'note', at, id),
})

export const correctionShape = shape({
  name: 'correction',
  schema: correction,
  key: ({ household, at, id }) => key.record(household, 'correction', at, id),
})

export const feedbackShape = shape({
  name: 'feedback',
  schema: feedback,
  key: ({ household, at, id }) => key.record(household, 'feedback', at, id),
})

const shapes = {
  contact: contactShape,
  note: noteShape,
  correction: correctionShape,
  feedback: feedbackShape,
}
type Kind = keyof typeof shapes
type RecordOf<K extends Kind> = (typeof shapes)[K] extends Shape<infer Value> ? Value : never

/** All records of one kind that a household has, in order of time. Personal. */
export async function recordsOf<K extends Kind>(
  table: Table,
  household: string,
  kind: K,
): Promise<RecordOf<K>[]> {
  const { pk } = key.household(household)
  const items = await Array.fromAsync(queryItems(table, pk, `${kind.toUpperCase()}#`))
  // The compiler does not see that the shape of a kind reads that kind.
  return items.map((item) => shapes[kind].fromItem(item) as RecordOf<K>)
}
