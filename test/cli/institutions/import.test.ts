import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { csvRows } from '../../../cli/import/file/csv-rows.ts'
import { jsonRows } from '../../../cli/import/file/json-rows.ts'
import { importInstitutions } from '../../../cli/import/institutions/institutions.ts'
import { noSheetMapping } from '../../../cli/import/sheet.ts'
import { listAllInstitutions, setLiaison } from '../../../cli/institutions.ts'
import { addOperator, setOperator } from '../../../cli/operators/change.ts'
import { findInstitution } from '../../../shared/table/institution-store.ts'
import { findNaming } from '../../../shared/table/naming-store.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'

let connection: Connection
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ connection, stop } = await startConnection())
  const anna = { name: 'Anna Prova', email: 'anna@example.org', districts: 'bergamo:liaison' }
  await addOperator(connection, 'anna-prova', anna)
})
afterEach(() => stop?.())

const csv = `id,name,kind,district,municipality,code,aliases,liaison
ic-esempio,IC Ada Esempio,school,bergamo,Bergamo,BGIC00000X,"Scuola Esempio; Scuola di via Prova, 3",anna-prova
centro-prova,Centro Prova,Social service,dalmine,Dalmine,,,`
const take = (text: string, dryRun = false) =>
  importInstitutions(connection, { rows: csvRows(text), mapping: noSheetMapping, dryRun })
const all = (...rows: object[]) =>
  importInstitutions(connection, { rows: jsonRows(rows), mapping: noSheetMapping })
const school = { id: 'x', name: 'Altra', kind: 'school', district: 'bergamo', municipality: 'Bergamo' }

describe('a file of institutions', () => {
  test('is taken over with its liaisons, and writes nothing the second time', async () => {
    expect(await take(csv, true)).toMatchObject({ isDryRun: true, added: 2, named: 1 })
    expect(await listAllInstitutions(connection)).toEqual([])
    expect(await take(csv)).toMatchObject({ added: 2, named: 1, problems: [] })
    expect(await take(csv)).toMatchObject({ added: 0, changed: 0, unchanged: 2, named: 0 })
    expect(await listAllInstitutions(connection)).toMatchObject([
      { id: 'ic-esempio', aliases: ['Scuola Esempio', 'Scuola di via Prova, 3'], liaison: 'anna-prova' },
      { id: 'centro-prova', kind: 'social-service', municipality: '016091' },
    ])
    expect(await eventsOf(connection, 'institution/ic-esempio')).toMatchObject([
      { type: 'institution.added' },
    ])
  })

  test('is told all that is wrong with a row at once, also against the table and who is named', async () => {
    await take(csv)
    const { problems } = await all(
      { ...school, kind: 'scuola', name: 'IC Ada Esempio', liaison: 'zeno-prova' },
      { id: 'ic-esempoi', liaison: 'anna-prova' },
    )
    expect(problems).toMatchObject([
      { line: 1, column: 'kind', problem: expect.stringMatching(/^unknown word/) },
      { line: 1, column: 'liaison', problem: 'operator zeno-prova does not exist' },
      { line: 1, column: 'name', problem: expect.stringMatching(/^has a name, code or alias of ic-esempio/) },
      { line: 2, column: 'id', problem: expect.stringMatching(/^is no institution: correct the id, or add/) },
    ])
  })

  test('changes what it says otherwise, and empties what its cell is empty for', async () => {
    await take(csv)
    const said = { id: 'ic-esempio', name: 'IC Esempio', code: '', aliases: ['Esempio'] }
    expect(await all(said)).toMatchObject({
      changed: 1,
      changes: [{ id: 'ic-esempio', changes: ['name', 'code', 'aliases'] }],
    })
    const found = await findInstitution(connection.table, 'ic-esempio')
    expect(found).toMatchObject({ name: 'IC Esempio', municipality: '016024', version: 2 })
    expect(found).not.toHaveProperty('code')
    expect((await eventsOf(connection, 'institution/ic-esempio')).at(-1)).toMatchObject({
      type: 'institution.changed',
      data: { changes: ['name', 'code', 'aliases'] },
    })
  })

  test.each([
    ['of an unknown kind', { kind: 'scuola' }, 'kind', /use school/],
    ['of an unknown municipality', { municipality: 'Atlantide' }, 'municipality', /Lombardy has none/],
    ['without a district', { district: undefined }, 'district', /^missing$/],
    [
      'that moves to another district',
      { id: 'ic-esempio', district: 'dalmine' },
      'district',
      /is in bergamo/,
    ],
    ['with the code of another', { code: 'bgic00000x' }, 'name', /code or alias of ic-esempio/],
    ['with an unknown liaison', { liaison: 'zeno-prova' }, 'liaison', /zeno-prova does not exist/],
    [
      'with a liaison of elsewhere',
      { district: 'dalmine', municipality: 'Dalmine', liaison: 'anna-prova' },
      'liaison',
      /anna-prova is no liaison or coordinator of dalmine/,
    ],
  ])('has a row refused %s', async (_, others, column, problem) => {
    await take(csv)
    const { added, problems } = await all({ ...school, ...others })
    expect([added, problems]).toEqual([0, [{ line: 1, column, problem: expect.stringMatching(problem) }]])
  })

  test('has two rows refused that would be taken for each other', async () => {
    const { problems } = await all(school, { ...school, id: 'y' })
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 'name'],
      [2, 'name'],
    ])
  })
})

describe('a liaison', () => {
  const named = () => findNaming(connection.table, 'bergamo', 'institution/ic-esempio')

  test('is named, and not any longer, each told once', async () => {
    await take(csv)
    expect(await setLiaison(connection, 'ic-esempio', 'anna-prova')).toMatchObject({ outcome: 'as it was' })
    expect(await setLiaison(connection, 'ic-esempio', undefined)).toMatchObject({ outcome: 'set' })
    expect(await named()).toMatchObject({ origin: 'person', version: 2 })
    expect((await named())?.operator).toBeUndefined()
    expect(await setLiaison(connection, 'ic-esempio', undefined)).toMatchObject({ outcome: 'as it was' })
    const told = await eventsOf(connection, 'naming/bergamo.institution-ic-esempio')
    expect(told.map(({ data }) => data)).toEqual([
      { namedFor: 'institution/ic-esempio', operator: 'anna-prova', origin: 'person' },
      { namedFor: 'institution/ic-esempio', origin: 'person' },
    ])
  })

  test('is refused who is only an operator of the district', async () => {
    await take(csv.replace('anna-prova', ''))
    await setOperator(connection, 'anna-prova', { districts: 'bergamo:operator' })
    await expect(setLiaison(connection, 'ic-esempio', 'anna-prova')).rejects.toThrow(
      /no liaison or coordinator/,
    )
    expect(await named()).toBeUndefined()
  })
})
