import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../../cli/connection.ts'
import { csvRows } from '../../../../cli/import/file/csv-rows.ts'
import { jsonRows } from '../../../../cli/import/file/json-rows.ts'
import { importOrganisations } from '../../../../cli/import/organisations/organisations.ts'
import { noSheetMapping } from '../../../../cli/import/sheet.ts'
import { findOrganisation, organisationRows } from '../../../../shared/table/organisation-store.ts'
import { eventsOf } from '../../../support/connection.ts'
import { memoryConnection } from '../../../support/memory-connection.ts'

let connection: Connection
beforeEach(async () => {
  ;({ connection } = await memoryConnection())
})

const csv = `id,name,district,insured_until,insurance_number,contact
oltre-serio,Oltre il Serio,bergamo,31/12/2027,POL-1,volontari@oltre-serio.example
nonni-prova,Nonni Prova,dalmine,,,`
const take = (text: string, dryRun = false) =>
  importOrganisations(connection, { rows: csvRows(text), mapping: noSheetMapping, dryRun })
const all = (...rows: object[]) =>
  importOrganisations(connection, { rows: jsonRows(rows, 'organisations'), mapping: noSheetMapping })
const problemsOf = async (...rows: object[]) => {
  const { problems, added, changed } = await all(...rows)
  return {
    told: problems.map(({ line, column, problem }) => [line, column, problem]),
    written: added + changed,
  }
}
const found = (id: string) => findOrganisation(connection.table, id)

describe('a file of organisations', () => {
  test('is taken over, and writes nothing in a dry run nor the second time', async () => {
    expect(await take(csv, true)).toMatchObject({ isDryRun: true, added: 2 })
    expect(await found('oltre-serio')).toBeUndefined()
    expect(await take(csv)).toMatchObject({ added: 2, problems: [] })
    expect(await take(csv)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await found('oltre-serio')).toMatchObject({
      name: 'Oltre il Serio',
      insurance: { expiresOn: '2027-12-31', number: 'POL-1' },
      version: 1,
    })
    const rows = await Array.fromAsync(organisationRows(connection.table, 'dalmine'))
    expect(rows).toMatchObject([{ id: 'nonni-prova' }])
  })

  test('changes of a known one what it says otherwise, and its event says what', async () => {
    await take(csv)
    const renewed = await all({ id: 'oltre-serio', insured_until: '2028-12-31' })
    expect(renewed).toMatchObject({ changes: [{ id: 'oltre-serio', changes: ['insurance'] }] })
    expect((await found('oltre-serio'))?.insurance).toEqual({ expiresOn: '2028-12-31', number: 'POL-1' })
    const told = await eventsOf(connection, 'organisation/oltre-serio')
    expect(told.map(({ type }) => type)).toContain('organisation.added')
    expect(told.find(({ type }) => type === 'organisation.changed')?.data).toEqual({ changes: ['insurance'] })
  })

  test('takes away what its cell is empty for', async () => {
    await take(csv)
    await all({ id: 'oltre-serio', contact: '', insured_until: '' })
    const after = await found('oltre-serio')
    expect([after?.contact, after?.insurance]).toEqual([undefined, undefined])
  })

  test('may have Italian headings, with semicolons', async () => {
    const italian =
      'Sigla;Denominazione;Ambito;Scadenza polizza;Numero di polizza;Contatto\nprova;Prova;val cavallina;2027-06-30;9;a@prova.example'
    expect(await take(italian)).toMatchObject({ added: 1, problems: [] })
    expect(await found('prova')).toMatchObject({ district: 'val-cavallina', contact: 'a@prova.example' })
  })

  const given = { id: 'nuova', name: 'Nuova', district: 'bergamo', insured_until: '2027-12-31' }
  test.each(['insurance_number', 'policy_number', 'Numero di polizza'])(
    'has the insurance’s number as %s',
    async (heading) => {
      expect(await all({ ...given, [heading]: 'POL-9' })).toMatchObject({ added: 1, problems: [] })
      expect((await found('nuova'))?.insurance?.number).toBe('POL-9')
    },
  )
})

describe('a row is refused', () => {
  const row = { id: 'nuova', name: 'Nuova', district: 'bergamo' }
  test.each([
    ['without an id', { ...row, id: '' }, 'id', /missing/],
    ['with an id that is none', { ...row, id: 'Nuova!' }, 'id', /unreadable: write small letters/],
    ['of one that is not known', { id: 'nuova' }, 'id', /is no organisation/],
    ['without a name', { ...row, name: undefined }, 'name', /missing/],
    ['with an unknown district', { ...row, district: 'milano' }, 'district', /unknown word: use bergamo/],
    ['with a day that is none', { ...row, insured_until: '31/02/2027' }, 'insured_until', /unreadable/],
    [
      'with a policy without an end',
      { ...row, insurance_number: '1' },
      'insured_until',
      /needs the last day/,
    ],
    ['with a contact that is no address', { ...row, contact: 'Anna' }, 'contact', /e-mail address/],
    [
      'that moves to another district',
      { id: 'oltre-serio', district: 'dalmine' },
      'district',
      /is in bergamo/,
    ],
    ['with a column of its own', { ...row, colour: 'red' }, 'colour', /unknown column/],
  ])('%s', async (_, given, column, problem) => {
    await take(csv)
    expect(await problemsOf(given)).toEqual({
      told: [[1, column, expect.stringMatching(problem)]],
      written: 0,
    })
  })

  test('that stands twice, and with it all others', async () => {
    expect(await problemsOf(row, { ...row, name: 'Altra' })).toEqual({
      told: [[2, 'id', 'the same as on line 1']],
      written: 0,
    })
    expect(await found('nuova')).toBeUndefined()
  })

  test('of a district in which whoever acts does not work', async () => {
    const imported = importOrganisations(
      { ...connection, operator: 'zeno-prova' },
      { rows: jsonRows([row], 'organisations'), mapping: noSheetMapping },
    )
    expect((await imported).problems).toMatchObject([
      { column: 'district', problem: expect.stringMatching(/does not work there/) },
    ])
  })
})
