import type { Connection } from '../../cli/connection.ts'
import { addOperator, type SaidByOptions } from '../../cli/operators/change.ts'

const EVERY_KIND = 'school;third-sector;social-service;health-service;other'

/** Invented people of the three districts: a liaison for every kind of institution, a colleague, a coordinator. */
const people: readonly [id: string, said: SaidByOptions][] = [
  ['bruno-prova', { districts: 'bergamo:operator+liaison' }],
  ['anna-prova', { districts: 'bergamo:liaison', kinds: EVERY_KIND, deputy: 'bruno-prova' }],
  ['carla-prova', { districts: 'bergamo:coordinator' }],
  ['dino-prova', { districts: 'dalmine:liaison', kinds: EVERY_KIND }],
  ['elena-prova', { districts: 'dalmine:coordinator' }],
  ['fabio-prova', { districts: 'val-cavallina:liaison+coordinator', kinds: EVERY_KIND }],
]

/** Adds them to a stack or table, in an order in which each deputy is there. */
export async function addOperators(connection: Connection): Promise<void> {
  for (const [id, said] of people) {
    const [given = id] = id.split('-')
    await addOperator(connection, id, { name: `${given} Prova`, email: `${id}@example.org`, ...said })
  }
}
