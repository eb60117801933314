import { Refused } from '../../shared/errors.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import type { Connection } from '../connection.ts'
import { importOperators } from '../import/operators/operators.ts'
import { noSheetMapping } from '../import/sheet.ts'

interface DemoOperator {
  readonly id: string
  readonly name: string
  readonly districts: string
  readonly kinds?: string
  readonly deputy?: string
}

/** Invented people: in each district a coordinator, and a liaison for every kind of institution, who stand in for each other. */
export const demoOperators: readonly DemoOperator[] = [
  { id: 'anna-prova', name: 'Anna Prova', districts: 'bergamo:coordinator', deputy: 'bruno-prova' },
  {
    ...{ id: 'bruno-prova', name: 'Bruno Prova', districts: 'bergamo:liaison' },
    ...{ kinds: 'school; third-sector', deputy: 'carla-prova' },
  },
  {
    ...{ id: 'carla-prova', name: 'Carla Prova', districts: 'bergamo:liaison' },
    ...{ kinds: 'social-service; health-service; other', deputy: 'bruno-prova' },
  },
  { id: 'dario-prova', name: 'Dario Prova', districts: 'bergamo:operator; dalmine:operator' },
  { id: 'elena-prova', name: 'Elena Prova', districts: 'dalmine:coordinator', deputy: 'fabio-prova' },
  {
    ...{ id: 'fabio-prova', name: 'Fabio Prova', districts: 'dalmine:liaison' },
    ...{ kinds: 'school; third-sector', deputy: 'gina-prova' },
  },
  {
    ...{ id: 'gina-prova', name: 'Gina Prova', districts: 'dalmine:liaison' },
    ...{ kinds: 'social-service; health-service; other', deputy: 'fabio-prova' },
  },
  { id: 'ivo-prova', name: 'Ivo Prova', districts: 'val-cavallina:coordinator', deputy: 'lia-prova' },
  {
    ...{ id: 'lia-prova', name: 'Lia Prova', districts: 'val-cavallina:liaison', deputy: 'mara-prova' },
    kinds: 'school; third-sector',
  },
  {
    ...{ id: 'mara-prova', name: 'Mara Prova', districts: 'val-cavallina:liaison', deputy: 'lia-prova' },
    kinds: 'social-service; health-service; other',
  },
]

/** Adds invented operators to the three districts. Whoever is there already stays as they are. */
export async function addDemoOperators(connection: Connection): Promise<void> {
  const found = await Promise.all(demoOperators.map(({ id }) => findOperator(connection.table, id)))
  const missing = demoOperators.filter((_, place) => found[place] === undefined)
  const rows = missing.map((one, place) => {
    const cells = Object.entries({ ...one, email: `${one.id}@ambiti.example` })
    return { line: place + 1, cells: new Map<string, unknown>(cells) }
  })
  const sheet = { rows: { rows, problems: [] }, mapping: noSheetMapping }
  const { problems } = await importOperators(connection, sheet)
  const [first] = problems
  if (first !== undefined) throw new Refused(`demo operator ${first.line}: ${first.column} ${first.problem}`)
}
