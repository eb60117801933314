import type { Connection } from '../../cli/connection.ts'
import { addOperator } from '../../cli/operators/change.ts'
import { toTable } from '../../cli/output.ts'

interface DemoOperator {
  readonly id: string
  readonly name: string
  readonly districts: string
  readonly kinds?: string
  readonly deputy?: string
}

/** Who works in the districts. Nobody here exists. */
const people: readonly DemoOperator[] = [
  {
    id: 'anna-prova',
    name: 'Anna Prova',
    districts: 'dalmine:liaison',
    kinds: 'school+social-service+other',
  },
  { id: 'bruno-prova', name: 'Bruno Prova', districts: 'dalmine:coordinator' },
  {
    id: 'dina-prova',
    name: 'Dina Prova',
    districts: 'dalmine:liaison',
    kinds: 'third-sector',
    deputy: 'anna-prova',
  },
  {
    id: 'carlo-prova',
    name: 'Carlo Prova',
    districts: 'bergamo:liaison',
    kinds: 'school+social-service+third-sector+other',
  },
  { id: 'elena-prova', name: 'Elena Prova', districts: 'bergamo:coordinator' },
  { id: 'fatima-prova', name: 'Fatima Prova', districts: 'val-cavallina:liaison', kinds: 'social-service' },
  { id: 'gino-prova', name: 'Gino Prova', districts: 'val-cavallina:coordinator' },
]

export const operators: readonly string[] = people.map(({ id }) => id)

export async function addPeople(connection: Connection): Promise<void> {
  for (const { id, ...said } of people) {
    await addOperator(connection, id, { ...said, email: `${id}@ambiti.example` })
  }
}

export function peopleAsText(): string {
  const rows = people.map(({ id, districts, kinds, deputy }) => [
    '',
    id,
    districts,
    kinds ?? '',
    deputy ?? '',
  ])
  return toTable([['', 'operator', 'works as', 'named for', 'deputy'], ...rows])
}
