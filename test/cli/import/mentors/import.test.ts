import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../../cli/connection.ts'
import { csvRows } from '../../../../cli/import/file/csv-rows.ts'
import { importMentors } from '../../../../cli/import/mentors/mentors.ts'
import { noSheetMapping } from '../../../../cli/import/sheet.ts'
import { occasionOf } from '../../../../cli/operator.ts'
import { decideMentor } from '../../../../shared/mentors/decide-mentor.ts'
import { leave, suspend } from '../../../../shared/mentors/life-cycle.ts'
import { findMentor } from '../../../../shared/table/mentor-store.ts'
import { eventsOf } from '../../../support/connection.ts'
import { activeAdult, activeTutor, addInsurer, importedMentors } from '../../../support/imported-mentors.ts'
import { memoryConnection } from '../../../support/memory-connection.ts'

let connection: Connection
beforeEach(async () => {
  ;({ connection } = await memoryConnection())
  await addInsurer(connection)
})

const all = (...rows: object[]) => importedMentors(connection, rows)
const found = (id: string) => findMentor(connection.table, id)
const told = async (id: string) =>
  (await eventsOf(connection, `mentor/${id}`)).filter(({ type }) => type.startsWith('mentor.'))

describe('a file of mentors', () => {
  test('is taken over as it stands there, once, and not at all in a dry run', async () => {
    const rows = [activeAdult, activeTutor]
    expect(await importedMentors(connection, rows, true)).toMatchObject({ isDryRun: true, added: 2 })
    expect(await found('amina-prova')).toBeUndefined()
    expect(await all(...rows)).toMatchObject({ rows: 2, added: 2, problems: [], remarks: [] })
    expect(await all(...rows)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await found('amina-prova')).toEqual({
      ...{ id: 'amina-prova', name: 'Amina Prova', district: 'dalmine', organisation: 'prova' },
      person: {
        ...{ kind: 'adult', email: 'amina@mentori.example', phone: '+393200000001' },
        clearance: { issuedOn: '2026-05-02' },
      },
      ...{ writtenTo: 'it', languages: ['ar', 'fr'], municipality: '016091', reachKm: 10 },
      ...{ skills: [], preferences: [], capacity: 2, taken: 0, experience: 0, status: 'active', version: 1 },
      appliedAt: '2026-05-31T22:00:00.000Z',
      ...{ screenedOn: '2026-06-01', trainedOn: '2026-07-01', activeSince: '2026-09-01' },
    })
    expect(await told('amina-prova')).toMatchObject([
      { type: 'mentor.added', data: { kind: 'adult', status: 'active' } },
    ])
  })

  test('has a peer tutor with a referent, and nothing else by which to reach it', async () => {
    await all(activeTutor)
    expect((await found('tutor-1'))?.person).toEqual({
      kind: 'peer-tutor',
      referent: { institution: 'IC Prova', name: 'Nora Prova', email: 'referente@ic-prova.example' },
      ...{ parentsAuthorisedOn: '2026-09-20', schoolAgreedOn: '2026-09-21' },
    })
  })

  test('may be written in Italian throughout', async () => {
    const csv = `Sigla;Nome e cognome;Ambito;Tipo;Organizzazione;E-mail;Lingue;Comune;Raggio km;Disponibilità;Competenze;Genere;Lingua delle mail;Capienza;Stato;Motivo;Colloquio del;Formazione del;Attiva dal
m-7;Đặng Prova;Val Cavallina;Mentore;prova;dang@mentori.example;vietnamita e italiano;S. Paolo d'Argon;15 km;lunedì e giovedì pomeriggio;Aiuto con la scuola, Casa;Donna;Inglese;3;Sospesa;Per sua scelta;01/02/2026;01/03/2026;01/04/2026`
    const imported = await importMentors(connection, { rows: csvRows(csv), mapping: noSheetMapping })
    expect(imported.problems).toEqual([])
    expect(await found('m-7')).toMatchObject({
      ...{ district: 'val-cavallina', languages: ['vi', 'it'], municipality: '016189', reachKm: 15 },
      ...{ availability: ['mon-afternoon', 'thu-afternoon'], skills: ['school_support', 'housing'] },
      ...{ gender: 'female', writtenTo: 'en', capacity: 3, status: 'suspended', reason: 'own-wish' },
    })
  })

  test('may map columns and words of its own', async () => {
    const mapping = {
      fields: { Chi: 'name', Note: 'ignore' },
      values: { languages: { 'lingua di casa': 'wo' }, status: { nuova: 'applied' } },
      constants: { kind: 'adult', district: 'bergamo' },
    }
    const csv =
      'id,Chi,email,languages,comune,stato,Note\nm-1,Anna Prova,a@mentori.example,lingua di casa,Gorle,nuova,x'
    expect(await importMentors(connection, { rows: csvRows(csv), mapping })).toMatchObject({ added: 1 })
    expect(await found('m-1')).toMatchObject({ languages: ['wo'], status: 'applied' })
  })
})

describe('a mentor who is known', () => {
  beforeEach(async () => void (await all(activeAdult)))

  test('is changed in what the file says otherwise, and its event says in what', async () => {
    const row = { id: 'amina-prova', languages: 'ar', reach_km: '', phone: '', capacity: 3 }
    const changes = ['contact', 'languages', 'capacity']
    expect(await all(row)).toMatchObject({ changed: 1, changes: [{ id: 'amina-prova', changes }] })
    expect(await found('amina-prova')).toMatchObject({
      languages: ['ar'],
      reachKm: 10,
      capacity: 3,
      version: 2,
    })
    expect((await found('amina-prova'))?.person).not.toHaveProperty('phone')
    expect((await told('amina-prova')).at(-1)).toMatchObject({ type: 'mentor.changed', data: { changes } })
  })

  test('keeps what the file does not speak of, and loses what its cell is empty for', async () => {
    await all({ id: 'amina-prova', availability: 'lun sera', gender: 'f' })
    expect(await all({ id: 'amina-prova', availability: '' })).toMatchObject({ changed: 1 })
    const after = await found('amina-prova')
    expect([after?.availability, after?.gender, after?.organisation]).toEqual([undefined, 'female', 'prova'])
  })

  test('keeps its state, and the file is told', async () => {
    await decideMentor(connection.table, 'amina-prova', suspend('own-wish'), occasionOf(connection))
    expect(await all(activeAdult)).toMatchObject({
      ...{ changed: 0, unchanged: 1, problems: [] },
      remarks: [expect.stringMatching(/another status .*: amina-prova$/)],
    })
    expect(await found('amina-prova')).toMatchObject({ status: 'suspended', version: 2 })
  })

  test.each([
    ['to another district', { district: 'bergamo' }, 'district', /is in dalmine/],
    ['to a peer tutor', { kind: 'tutor' }, 'kind', /is adult/],
    ['without an address', { email: '' }, 'email', /missing/],
    ['without a language', { languages: '' }, 'languages', /missing/],
    [
      'to an organisation that is none',
      { organisation: 'altra' },
      'organisation',
      /import organisations first/,
    ],
  ])('is not changed %s', async (_, row, column, problem) => {
    const { changed, problems } = await all({ id: 'amina-prova', ...row })
    expect([changed, problems]).toEqual([0, [{ line: 1, column, problem: expect.stringMatching(problem) }]])
  })

  test('is not changed any more after it has left', async () => {
    await decideMentor(connection.table, 'amina-prova', leave('moved-away'), occasionOf(connection))
    expect(await all(activeAdult)).toMatchObject({ unchanged: 1, problems: [] })
    expect((await all({ ...activeAdult, capacity: 1 })).problems).toMatchObject([
      { column: 'id', problem: expect.stringMatching(/has left: take the row out/) },
    ])
  })
})
