import { type Household, household, type Person, person } from '../domain/household.ts'
import { index, key } from './keys.ts'
import { find, queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const householdShape = shape({
  name: 'household',
  schema: household,
  key: ({ id }) => key.household(id),
  indexes: ({ id, district, status, since, municipality, liaison, caseManager }) => ({
    gsi1pk: index.households(district, status),
    gsi1sk: since,
    list: { id, status, since, municipality, liaison, caseManager },
  }),
})

export const personShape = shape({
  name: 'person',
  schema: person,
  key: ({ household, number }) => key.person(household, number),
})

/** A household as it stands now, without its persons. */
export async function findHousehold(table: Table, id: string): Promise<Household | undefined> {
  return find(table, householdShape, key.household(id))
}

/** Rows of a district's households in one status, by their first arrival. May be seconds behind. */
export function householdRows(
  table: Table,
  district: string,
  status: Household['status'],
): AsyncGenerator<ListRow> {
  return queryList(table, index.households(district, status))
}

/** The persons of a household, by number. */
export async function listPersons(table: Table, household: string): Promise<Person[]> {
  const persons: Person[] = []
  for await (const item of queryItems(table, key.household(household).pk, 'PERSON#')) {
    persons.push(personShape.fromItem(item))
  }
  return persons.sort((a, b) => a.number - b.number)
}
