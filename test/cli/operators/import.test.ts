import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { csvRows } from '../../../cli/import/file/csv-rows.ts'
import { jsonRows } from '../../../cli/import/file/json-rows.ts'
import { importOperators } from '../../../cli/import/operators/operators.ts'
import { noSheetMapping, type SheetMapping } from '../../../cli/import/sheet.ts'
import { addInstitution } from '../../../cli/institutions.ts'
import { addOperator } from '../../../cli/operators/change.ts'
import { showOperator } from '../../../cli/operators/show.ts'
import { addressId } from '../../../shared/domain/address.ts'
import { findAddress } from '../../../shared/table/address-store.ts'
import { operatorsOf } from '../../../shared/table/operator-store.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'

let connection: Connection
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ connection, stop } = await startConnection())
})
afterEach(() => stop?.())

const csv = `id;name;email;districts;kinds;deputy;absences
anna-prova;Anna Prova;anna-prova@example.org;bergamo:liaison+coordinator;school+health-service;bruno-prova;2026-12-24..2027-01-06
bruno-prova;Bruno Prova;bruno-prova@example.org;bergamo:operator;;;
carla-prova;Carla Prova;carla-prova@example.org;dalmine:liaison, bergamo:operator;dalmine:school;;`

const people = (text: string, options: { mapping?: SheetMapping; dryRun?: boolean } = {}) =>
  importOperators(connection, { rows: csvRows(text), mapping: noSheetMapping, ...options })
const all = (...rows: object[]) =>
  importOperators(connection, { rows: jsonRows(rows), mapping: noSheetMapping })
const anna = { id: 'anna-prova', name: 'Anna Prova', email: 'anna-prova@example.org' }

describe('a file of operators', () => {
  test('changes nothing in a dry run', async () => {
    expect(await people(csv, { dryRun: true })).toMatchObject({ isDryRun: true, added: 3, problems: [] })
    await expect(showOperator(connection, 'anna-prova', false)).rejects.toThrow(/does not exist/)
  })

  test('is taken over: roles, kinds, deputy and absences, each told once', async () => {
    expect(await people(csv)).toMatchObject({ rows: 3, added: 3, changed: 0, problems: [] })
    expect(await showOperator(connection, 'anna-prova', false)).toMatchObject({
      districts: [
        { district: 'bergamo', roles: ['liaison', 'coordinator'], kinds: ['health-service', 'school'] },
      ],
      deputy: 'bruno-prova',
      absences: [{ from: '2026-12-24', to: '2027-01-06' }],
      present: 'here',
      language: 'it',
    })
    expect(await showOperator(connection, 'carla-prova', false)).toMatchObject({
      districts: [
        { district: 'bergamo', roles: ['operator'], kinds: [] },
        { district: 'dalmine', roles: ['liaison'], kinds: ['school'] },
      ],
    })
    expect(await eventsOf(connection, 'operator/carla-prova')).toMatchObject([
      { type: 'operator.added', version: 1, data: { districts: ['bergamo', 'dalmine'] } },
    ])
  })

  test('imported again writes nothing, and with a change that change alone', async () => {
    await people(csv)
    expect(await people(csv)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    const later = csv.replace('bergamo:operator;;;', 'bergamo:liaison;third-sector;anna-prova;')
    expect(await people(later)).toMatchObject({
      unchanged: 2,
      changes: [{ id: 'bruno-prova', changes: ['roles', 'deputy'] }],
    })
    expect(await eventsOf(connection, 'operator/bruno-prova')).toMatchObject([
      { type: 'operator.added' },
      { type: 'operator.changed', version: 2, data: { changes: ['roles', 'deputy'] } },
    ])
    expect(await eventsOf(connection, 'operator/anna-prova')).toHaveLength(1)
  })

  test('leaves what it has no column for, and takes away what its cell is empty for', async () => {
    await people(csv)
    await all({ id: 'anna-prova', deputy: '' })
    const shown = await showOperator(connection, 'anna-prova', true)
    expect(shown).toMatchObject({ name: 'Anna Prova', absences: [{ from: '2026-12-24' }] })
    expect(shown).not.toHaveProperty('deputy')
  })

  test('takes somebody from one district to another', async () => {
    await people(csv)
    const moves = { id: 'bruno-prova', districts: { dalmine: ['liaison'] }, kinds: 'school' }
    expect(await all(moves)).toMatchObject({ changes: [{ id: 'bruno-prova', changes: ['roles'] }] })
    const of = async (district: string) =>
      (await operatorsOf(connection.table, district)).map(({ operator }) => operator)
    expect([await of('bergamo'), await of('dalmine')]).toEqual([
      ['anna-prova', 'carla-prova'],
      ['bruno-prova', 'carla-prova'],
    ])
  })

  test('has its words and columns by a mapping', async () => {
    const mapping = {
      fields: { Sigla: 'id', Persona: 'name', Posta: 'email', Dove: 'districts', Note: 'ignore' },
      values: { districts: { Coordinatrice: 'coordinator', 'Ambito 1': 'bergamo' } },
      constants: { language: 'en' },
    }
    const file =
      'Sigla,Persona,Posta,Dove,Note\ndina-prova,Dina Prova,dina@example.org,Ambito 1:coordinatrice,x'
    expect(await people(file, { mapping })).toMatchObject({ added: 1, problems: [] })
    expect(await showOperator(connection, 'dina-prova', false)).toMatchObject({
      districts: [{ district: 'bergamo', roles: ['coordinator'] }],
      language: 'en',
    })
  })
})

describe('an address is one person’s', () => {
  test('and free again when that person has another', async () => {
    await people(csv)
    const old = addressId('Anna-Prova@example.org ')
    expect(await findAddress(connection.table, old)).toMatchObject({ operator: 'anna-prova' })
    await all({ id: 'anna-prova', email: 'anna@example.org' })
    expect((await findAddress(connection.table, old))?.operator).toBeUndefined()
    const taken = { id: 'ennio-prova', name: 'Ennio Prova', email: anna.email, districts: 'bergamo:operator' }
    expect(await all(taken)).toMatchObject({ added: 1, problems: [] })
    expect(await findAddress(connection.table, old)).toMatchObject({ operator: 'ennio-prova' })
  })

  test('also when two take it at the same moment', async () => {
    const said = { name: 'Persona Prova', email: 'una@example.org', districts: 'bergamo:operator' }
    const both = ['uno-prova', 'due-prova'].map((id) => addOperator(connection, id, said))
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status)
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await operatorsOf(connection.table, 'bergamo')).toHaveLength(1)
  })

  test('so that a second one is refused', async () => {
    await people(csv)
    const taken = {
      id: 'ennio-prova',
      name: 'E',
      email: 'ANNA-PROVA@example.org',
      districts: 'bergamo:operator',
    }
    expect(await all(taken)).toMatchObject({
      added: 0,
      problems: [
        { line: 1, column: 'email', problem: expect.stringMatching(/^anna-prova signs in with it/) },
      ],
    })
  })
})

describe('a naming', () => {
  test('is made for each institution once, by whoever is a liaison there', async () => {
    const place = { district: 'bergamo', municipality: 'Bergamo' }
    await addInstitution(connection, { id: 'ic-esempio', name: 'IC Esempio', kind: 'school', ...place })
    await people(csv)
    const named = { id: 'anna-prova', institutions: ['ic-esempio'] }
    expect(await all(named)).toMatchObject({ named: 1, unchanged: 1 })
    expect(await all(named)).toMatchObject({ named: 0 })
    expect(await showOperator(connection, 'anna-prova', false)).toMatchObject({
      namedFor: [{ district: 'bergamo', namedFor: 'institution/ic-esempio', origin: 'person' }],
    })
    expect(await eventsOf(connection, 'naming/bergamo.institution-ic-esempio')).toMatchObject([
      { type: 'liaison.named', data: { operator: 'anna-prova' } },
    ])
    expect(await all({ id: 'bruno-prova', institutions: 'ic-esempio' })).toMatchObject({
      problems: [
        { column: 'institutions', problem: 'no liaison or coordinator of bergamo, where ic-esempio is' },
      ],
    })
  })
})
