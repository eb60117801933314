import { type Mentor, type MentorStatus, mentor } from '../domain/mentor.ts'
import { index, key } from './keys.ts'
import { find, getItems, queryIndex, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const mentorShape = shape({
  name: 'mentor',
  schema: mentor,
  key: ({ id }) => key.mentor(id),
  indexes: ({ id, district, status, person, organisation, municipality, capacity, taken }) => ({
    gsi1pk: index.mentors(district, status),
    gsi1sk: id,
    list: { id, district, status, kind: person.kind, organisation, municipality, capacity, taken },
    ...(organisation === undefined ? {} : { gsi2pk: index.organisationMentors(organisation), gsi2sk: id }),
  }),
})

/** A mentor as it stands now. Personal but the id. */
export async function findMentor(table: Table, id: string): Promise<Mentor | undefined> {
  return find(table, mentorShape, key.mentor(id))
}

/** Mentors as they stand now, in no order; who is not there is left out. */
export async function findMentors(table: Table, ids: readonly string[]): Promise<Mentor[]> {
  const items = await getItems(
    table,
    ids.map((id) => key.mentor(id)),
  )
  return items.map((item) => mentorShape.fromItem(item))
}

/** Rows of a district's mentors in one status, by id, with ids, enums and numbers only. May be seconds behind. */
export function mentorRows(table: Table, district: string, status: MentorStatus): AsyncGenerator<ListRow> {
  return queryList(table, index.mentors(district, status))
}

/** Ids of an organisation's mentors, of whatever status. May be seconds behind. */
export async function mentorsOfOrganisation(table: Table, organisation: string): Promise<string[]> {
  const entries = queryIndex(table, { index: 'gsi2', pk: index.organisationMentors(organisation) })
  return (await Array.fromAsync(entries)).map((entry) => String(entry['gsi2sk']))
}
