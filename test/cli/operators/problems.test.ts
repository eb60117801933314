import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { csvRows } from '../../../cli/import/file/csv-rows.ts'
import { jsonRows } from '../../../cli/import/file/json-rows.ts'
import { importOperators } from '../../../cli/import/operators/operators.ts'
import { noSheetMapping } from '../../../cli/import/sheet.ts'
import { findOperator, operatorShape } from '../../../shared/table/operator-store.ts'
import { startConnection } from '../../support/connection.ts'
import { openDeadlineOf, putItem } from '../../support/stored-items.ts'

let connection: Connection
let stop: () => Promise<void>
const person = (id: string, others: object = {}) => ({
  ...{ id, name: 'Persona Prova', email: `${id}@example.org`, districts: 'bergamo:liaison', ...others },
})
const check = (...rows: object[]) =>
  importOperators(connection, { rows: jsonRows(rows), mapping: noSheetMapping })

beforeAll(async () => {
  ;({ connection, stop } = await startConnection())
  await check(person('anna-prova'), person('dino-prova', { districts: 'dalmine:operator' }))
  const left = await findOperator(connection.table, 'dino-prova')
  if (left === undefined) throw new Error('dino-prova was not added')
  await putItem(connection, operatorShape.toItem({ ...left, leftOn: '2026-11-01', version: 2 }))
})
afterAll(() => stop?.())

describe('a row is refused', () => {
  test.each([
    [
      'of an unknown district',
      { districts: 'milano:liaison' },
      'districts',
      /unknown district: use one of berg/,
    ],
    ['of an unknown role', { districts: 'bergamo:capo' }, 'districts', /unknown role: use operator, liaison/],
    [
      'of a district without a role',
      { districts: 'bergamo' },
      'districts',
      /write the district and the role/,
    ],
    [
      'of a district that stands twice',
      { districts: 'bergamo:liaison; bergamo:operator' },
      'districts',
      /twice/,
    ],
    ['of an unknown kind', { kinds: 'scuola' }, 'kinds', /unknown kind: use school/],
    ['of a kind elsewhere', { kinds: 'dalmine:school' }, 'kinds', /does not work in dalmine/],
    [
      'of a kind without a liaison',
      { districts: 'bergamo:operator', kinds: 'school' },
      'kinds',
      /only a liaison/,
    ],
    ['without a name', { name: ' ' }, 'name', /^missing$/],
    ['without an address', { email: undefined }, 'email', /^missing$/],
    ['with an address that is none', { email: 'anna@' }, 'email', /^unreadable$/],
    ['with an id that is none', { id: 'Anna Prova' }, 'id', /^unreadable$/],
    ['in another language', { language: 'fr' }, 'language', /use it, en/],
    [
      'with an absence that ends before it begins',
      { absences: '2026-12-24..2026-12-01' },
      'absences',
      /not days/,
    ],
    ['with a day that does not exist', { absences: [{ from: '2026-02-30' }] }, 'absences', /not days/],
    [
      'with one day in two absences',
      { absences: '2026-12-24..2026-12-31; 2026-12-31' },
      'absences',
      /2026-12-31/,
    ],
    ['with an unknown deputy', { deputy: 'zeno-prova' }, 'deputy', /unknown operator/],
    ['with themselves as deputy', { deputy: 'nuova-prova' }, 'deputy', /their own deputy/],
    ['with a deputy who has left', { deputy: 'dino-prova' }, 'deputy', /dino-prova left on 2026-11-01/],
    ['with an unknown institution', { institutions: 'ic-altrove' }, 'institutions', /unknown institution/],
    ['with an unknown column', { telefono: '1' }, 'telefono', /unknown column/],
  ])('%s', async (_, others, column, problem) => {
    const { added, problems } = await check(person('nuova-prova', others))
    expect([added, problems]).toEqual([0, [{ line: 1, column, problem: expect.stringMatching(problem) }]])
    expect(await findOperator(connection.table, 'nuova-prova')).toBeUndefined()
  })

  test('of somebody who has left', async () => {
    const { problems } = await check(person('dino-prova'))
    expect(problems).toMatchObject([{ column: 'id', problem: expect.stringMatching(/left on 2026-11-01/) }])
  })

  test('of nobody who is known, and says nothing that would make them so: the id is wrong, or the rest is missing', async () => {
    const { problems } = await check({ id: 'annna-prova', absences: '2026-12-24' })
    const problem = 'is no operator: correct the id, or add name, email and districts'
    expect(problems).toEqual([{ line: 1, column: 'id', problem }])
  })

  test('that takes a district away in which something is open with them', async () => {
    await putItem(connection, openDeadlineOf('anna-prova', 'bergamo'))
    const { problems } = await check({ id: 'anna-prova', districts: 'dalmine:liaison' })
    expect(problems).toMatchObject([
      { column: 'districts', problem: '1 open deadlines of bergamo: reassign them first' },
    ])
  })
})

describe('rows are refused together', () => {
  test('that are one person, or have one address', async () => {
    const { problems } = await check(
      person('uno-prova'),
      person('uno-prova', { email: 'due@example.org' }),
      person('tre-prova', { email: 'UNO-prova@example.org' }),
    )
    expect(problems).toMatchObject([
      { line: 2, column: 'id', problem: 'the same as on line 1' },
      { line: 3, column: 'email', problem: 'the same as on line 1' },
    ])
  })

  test('with every problem of every row, and a deputy who is in the file is known', async () => {
    const { problems } = await check(
      person('uno-prova', { deputy: 'due-prova', email: 'x' }),
      person('due-prova', { deputy: 'uno-prova', language: 'xx' }),
      person('tre-prova', { deputy: 'uno-prova' }),
    )
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 'email'],
      [2, 'language'],
    ])
  })

  test('with all that is wrong with a row, also against the table and other rows, as far as it can be read', async () => {
    const { problems } = await check(
      person('uno-prova', { language: 'xx', email: 'anna-prova@example.org', deputy: 'zeno-prova' }),
      person('due-prova', { kinds: 'scuola', institutions: 'ic-altrove' }),
      person('tre-prova', { name: ' ', email: 'due-prova@example.org', deputy: 'dino-prova' }),
      person('Quattro Prova', { email: 'DUE-prova@example.org', deputy: 'due-prova' }),
    )
    const found = problems.map(({ line, column }) => `${line} ${column}`)
    expect(found.toSorted()).toEqual([
      ...['1 deputy', '1 email', '1 language', '2 institutions', '2 kinds'],
      ...['3 deputy', '3 email', '3 name', '4 email', '4 id'],
    ])
  })

  test('but not for what hangs on something that could not be read', async () => {
    const { problems } = await check(
      person('uno-prova', { districts: 'bergamo:capo', kinds: 'bergamo:school', deputy: 'due-prova' }),
      person('due-prova', { districts: 'dalmine:capo', deputy: 'uno-prova' }),
      { id: 'Tre Prova', deputy: 'uno-prova' },
    )
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 'districts'],
      [2, 'districts'],
      [3, 'id'],
    ])
  })

  test('and a column that most rows lack is told once', async () => {
    const rows = csvRows('name,email\nAnna,a@example.org\nBruno,b@example.org')
    const { problems } = await importOperators(connection, { rows, mapping: noSheetMapping })
    expect(problems).toMatchObject([
      { line: 1, column: 'id', problem: expect.stringMatching(/docs\/people\.md/) },
    ])
  })

  test('and no problem quotes what a cell says', async () => {
    const { problems } = await check(
      person('uno-prova', {
        districts: 'Segreta:capo',
        kinds: 'Segreta',
        language: 'Segreta',
        absences: 'Segreta',
      }),
    )
    expect(problems).toHaveLength(5)
    expect(JSON.stringify(problems)).not.toMatch(/segreta/i)
  })
})
