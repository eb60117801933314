import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../../cli/connection.ts'
import { findMentor } from '../../../../shared/table/mentor-store.ts'
import { activeAdult, activeTutor, addInsurer, importedMentors } from '../../../support/imported-mentors.ts'
import { memoryConnection } from '../../../support/memory-connection.ts'

let connection: Connection
beforeEach(async () => {
  ;({ connection } = await memoryConnection())
  await addInsurer(connection)
})

async function told(...rows: object[]) {
  const { problems, added } = await importedMentors(connection, rows)
  return { added, problems: problems.map(({ line, column, problem }) => [line, column, problem]) }
}
const refused = (column: string, problem: RegExp) => ({
  added: 0,
  problems: [[1, column, expect.stringMatching(problem)]],
})

describe('an adult of a file is refused', () => {
  test.each([
    ['without an id', { id: '' }, 'id', /missing/],
    ['with an id that is none', { id: 'Amina' }, 'id', /small letters/],
    ['without a name', { name: undefined }, 'name', /missing/],
    ['with an unknown district', { district: 'milano' }, 'district', /unknown word: use bergamo/],
    ['without a kind: nobody becomes an adult by default', { kind: undefined }, 'kind', /missing/],
    ['with an unknown kind', { kind: 'zio' }, 'kind', /use adult, peer-tutor/],
    ['without an address', { email: undefined }, 'email', /missing/],
    ['with two addresses', { email: 'a@b.example, c@d.example' }, 'email', /one e-mail address/],
    ['with a number that is none', { phone: 'la sera' }, 'phone', /telephone/],
    [
      'with a certificate of a day to come',
      { clearance_issued_on: '2026-12-01' },
      'clearance_issued_on',
      /up to today/,
    ],
    ['with a school', { institution: 'IC Prova' }, 'institution', /only a peer tutor/],
    ['with a referent', { referent_email: 'r@ic.example' }, 'referent_email', /only a peer tutor/],
    ['with a gender that is none', { gender: 'x' }, 'gender', /use female, male, other/],
    ['without a language', { languages: undefined }, 'languages', /missing/],
    ['with a language that is none', { languages: 'arabo, klingonese' }, 'languages', /unknown: write names/],
    [
      'from outside of the programme',
      { municipality: 'Milano' },
      'municipality',
      /municipality of the programme/,
    ],
    ['with a reach that is none', { reach_km: 'vicino' }, 'reach_km', /whole km/],
    ['with times that are none', { availability: 'spesso' }, 'availability', /weekly times/],
    ['with skills that are none', { skills: 'magia' }, 'skills', /use school_support/],
    ['with room for more than three families', { capacity: 4 }, 'capacity', /0 to 3/],
    ['with an unknown status', { status: 'boh' }, 'status', /use applied, screened/],
    ['with an experience that is none', { experience: '-1' }, 'experience', /how many families/],
    ['with a reason for nothing', { reason: 'altro' }, 'reason', /only of who is suspended/],
    [
      'who left for a reason of the suspended',
      { status: 'left', reason: 'polizza' },
      'reason',
      /use own-wish, moved-away/,
    ],
    ['who is trained and has been active', { status: 'trained' }, 'active_since', /correct the status/],
    [
      'who is screened and trained',
      { status: 'screened', active_since: '' },
      'trained_on',
      /no such day yet/,
    ],
  ])('%s', async (_, given, column, problem) => {
    expect(await told({ ...activeAdult, ...given })).toEqual(refused(column, problem))
  })

  test('with an id that nobody has, when nothing else is said', async () => {
    expect(await told({ id: 'nessuno', capacity: 1 })).toEqual(refused('id', /is no mentor/))
  })
})

describe('an active adult of a file is refused', () => {
  test.each([
    ['without a day of the interview', { screened_on: '' }, 'screened_on', /missing/],
    ['without a day of the training', { trained_on: '' }, 'trained_on', /missing/],
    ['without a first day', { active_since: '' }, 'active_since', /missing/],
    ['without a certificate', { clearance_issued_on: '' }, 'clearance_issued_on', /or import it as trained/],
    [
      'with a certificate too old by then',
      { clearance_issued_on: '2026-02-28' },
      'clearance_issued_on',
      /too old/,
    ],
    ['whom nobody insures', { organisation: '' }, 'organisation', /insured through one/],
    ['of an unknown organisation', { organisation: 'altra' }, 'organisation', /import organisations first/],
  ])('%s', async (_, given, column, problem) => {
    expect(await told({ ...activeAdult, ...given })).toEqual(refused(column, problem))
  })

  test('who was not insured on the first day', async () => {
    await addInsurer(connection, '2026-08-31')
    expect(await told(activeAdult)).toEqual(refused('organisation', /was not insured/))
    await addInsurer(connection, '2026-09-01')
    expect(await told(activeAdult)).toEqual({ added: 1, problems: [] })
  })

  test('with a certificate renewed since then that is to be looked at anew', async () => {
    const long = {
      ...activeAdult,
      screened_on: '2020-01-01',
      trained_on: '2020-01-01',
      active_since: '2020-02-01',
    }
    const old = { ...long, clearance_issued_on: '2025-11-22' }
    expect(await told(old)).toEqual(refused('clearance_issued_on', /too old/))
    expect(await told({ ...long, clearance_issued_on: '2025-11-23' })).toEqual({ added: 1, problems: [] })
  })
})

describe('a peer tutor of a file is refused', () => {
  test.each([
    [
      'with an address',
      { email: 'sofia@ic-prova.example' },
      'email',
      /no address of its own: give the referent’s/,
    ],
    ['with a number', { phone: '320 000 0002' }, 'phone', /no address of its own/],
    ['with a certificate', { clearance_issued_on: '2026-09-01' }, 'clearance_issued_on', /only an adult/],
    ['without a referent', { referent_email: '' }, 'referent_email', /has a referent/],
    [
      'active without the parents',
      { parents_authorised_on: '' },
      'parents_authorised_on',
      /parents’ authorisation/,
    ],
    ['active without the school', { school_agreed_on: '' }, 'school_agreed_on', /school’s agreement/],
  ])('%s', async (_, given, column, problem) => {
    expect(await told({ ...activeTutor, ...given })).toEqual(refused(column, problem))
  })
})

test('one bad row refuses all, and every problem is told', async () => {
  const bad = { ...activeTutor, email: 'x@ic-prova.example', capacity: 9, colour: 'red' }
  const { added, problems } = await told(activeAdult, bad, { ...activeAdult, name: 'Un’altra' })
  expect(added).toBe(0)
  expect(problems.map(([line, column]) => [line, column]).toSorted()).toEqual([
    [2, 'capacity'],
    [2, 'colour'],
    [2, 'email'],
    [3, 'id'],
  ])
  expect(await findMentor(connection.table, 'amina-prova')).toBeUndefined()
})

test('no problem says what a cell holds', async () => {
  const secret = 'Segreto@segreto'
  const cells = Object.keys({ ...activeAdult, ...activeTutor }).map((column) => [column, secret])
  const { problems } = await importedMentors(connection, [Object.fromEntries(cells)])
  expect(problems.length).toBeGreaterThan(10)
  expect(JSON.stringify(problems).toLowerCase()).not.toContain('segreto')
})

test('an operator takes over mentors of a district in which it works', async () => {
  const { problems } = await importedMentors({ ...connection, operator: 'zeno-prova' }, [activeAdult])
  expect(problems).toMatchObject([
    { column: 'district', problem: expect.stringMatching(/does not work there/) },
  ])
})
