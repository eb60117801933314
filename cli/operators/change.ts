import { NotFound, Refused } from '../../shared/errors.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import type { Connection } from '../connection.ts'
import type { OperatorColumn } from '../import/operators/columns.ts'
import { importOperators } from '../import/operators/operators.ts'
import { noSheetMapping } from '../import/sheet.ts'
import { showOperator } from './show.ts'

/** What is said of one operator, as a file’s columns say it; an empty text takes away what need not be. */
export type SaidByOptions = Partial<
  Record<Exclude<OperatorColumn, 'id'>, string | readonly string[] | undefined>
>

/**
 * Adds an operator.
 * @throws Refused when what is said will not do, or the id is taken
 */
export async function addOperator(connection: Connection, id: string, said: SaidByOptions) {
  if ((await findOperator(connection.table, id)) !== undefined) {
    throw new Refused(`operator ${id} exists already: use "operator set", or another id`)
  }
  return write(connection, id, said)
}

/**
 * Changes what is known of an operator; what is not said stays.
 * @throws NotFound when nobody is called so
 * @throws Refused when what is said will not do
 */
export async function setOperator(connection: Connection, id: string, said: SaidByOptions) {
  if ((await findOperator(connection.table, id)) === undefined) {
    throw new NotFound(`operator ${id} does not exist: use "operator add"`)
  }
  return write(connection, id, said)
}

async function write(connection: Connection, id: string, said: SaidByOptions) {
  const given = Object.entries({ id, ...said }).filter(([, value]) => value !== undefined)
  const rows = { rows: [{ line: 1, cells: new Map<string, unknown>(given) }], problems: [] }
  const { problems, remarks } = await importOperators(connection, { rows, mapping: noSheetMapping })
  if (problems.length > 0) {
    const lines = problems.map(
      ({ column, problem }) => `${column === 'id' ? id : optionOf(column)}: ${problem}`,
    )
    throw new Refused(`nothing was changed: ${[...new Set(lines)].join('; ')}`)
  }
  return { ...(await showOperator(connection, id, false)), ...(remarks.length === 0 ? {} : { remarks }) }
}

const options: Readonly<Record<string, string>> = {
  ...{ notice_email: '--notice-email', districts: '--role', kinds: '--kind' },
  institutions: '--institution',
}

function optionOf(column: string): string {
  return options[column] ?? `--${column}`
}
