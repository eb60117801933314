import { describe, expect, test } from 'vitest'
import { finish } from '../../../cli/deadlines/change.ts'
import { checkDeadlines } from '../../../cli/deadlines/check.ts'
import { listDeadlines } from '../../../cli/deadlines/list.ts'
import { showDeadline } from '../../../cli/deadlines/show.ts'
import { listMentors } from '../../../cli/mentors/list.ts'
import { decideAboutMentor } from '../../../cli/mentors/mentor.ts'
import { setMentor } from '../../../cli/mentors/set.ts'
import { showMentor } from '../../../cli/mentors/show.ts'
import { NotFound, Refused } from '../../../shared/errors.ts'
import { activate, leave, screen, suspend } from '../../../shared/mentors/life-cycle.ts'
import { queryItems } from '../../../shared/table/read.ts'
import { mentorTable } from '../../support/mentor-table.ts'
import { adult, inStatus, pupil } from '../../support/mentors.ts'

const at = mentorTable()
const carla = () => at.as('carla-prova')
const PERSONAL = /Rosa|Luca|Marta|Prova Prova|example\.org|"ar"|Bergamo|016024|afternoon/

describe('a list of mentors', () => {
  test('says of each what keeps it from being proposed, and leaves out who has left', async () => {
    const bare = { kind: 'adult', email: 'rosa@example.org' } as const
    await at.put(
      adult,
      inStatus({ ...adult, id: 'attiva-prova' }, 'active'),
      inStatus({ ...adult, id: 'nuda-prova', person: bare }, 'trained'),
      inStatus({ ...adult, id: 'via-prova' }, 'left'),
      inStatus({ ...pupil, district: 'dalmine' }, 'suspended'),
    )
    const listed = await listMentors(carla(), { district: 'bergamo' })
    expect(listed.map(({ mentor, status, missing }) => [mentor, status, missing])).toEqual([
      ['rosa-prova', 'applied', ['screening', 'training']],
      ['nuda-prova', 'trained', ['clearance']],
      ['attiva-prova', 'active', []],
    ])
    expect(await listMentors(carla(), {})).toHaveLength(4)
    expect(await listMentors(carla(), { status: 'left' })).toMatchObject([
      { mentor: 'via-prova', status: 'left', reason: 'own-wish' },
    ])
    expect(JSON.stringify(listed)).not.toMatch(PERSONAL)
  })

  test('is refused of a district that there is not', async () => {
    await expect(listMentors(carla(), { district: 'nessuno' })).rejects.toBeInstanceOf(Refused)
  })
})

describe('a mentor shown', () => {
  test('has nothing that identifies it; that only when it is asked for, and noted', async () => {
    await at.put(inStatus(pupil, 'trained'))
    const shown = await showMentor(carla(), 'tutor-prova', false)
    expect(shown).toMatchObject({
      kind: 'peer-tutor',
      status: 'trained',
      missing: [],
      insuredUntil: '2027-06-30',
    })
    expect(JSON.stringify(shown)).not.toMatch(PERSONAL)
    const views = () => Array.fromAsync(queryItems(at.table(), 'MENTOR#tutor-prova', 'VIEW#'))
    expect(await views()).toEqual([])
    const referent = { institution: 'IC Prova', name: 'Marta Prova', email: 'referente@example.org' }
    expect(await showMentor(carla(), 'tutor-prova', true)).toMatchObject({
      details: { name: 'Luca Prova', referent, municipality: 'Bergamo (016024)' },
    })
    expect(await views()).toMatchObject([{ operator: 'carla-prova', look: 'personal-data' }])
  })

  test('by name only to people of its district', async () => {
    await at.put(adult)
    await expect(showMentor(at.as('dino-prova'), 'rosa-prova', true)).rejects.toThrow(/does not work there/)
    expect(await showMentor(at.as('dino-prova'), 'rosa-prova', false)).toMatchObject({ id: 'rosa-prova' })
    await expect(showMentor(carla(), 'nessuna', false)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a decision about a mentor', () => {
  test('is somebody’s, of its district', async () => {
    await at.put(adult)
    await expect(decideAboutMentor(at.as('ops'), 'rosa-prova', screen)).rejects.toThrow(/say whose with --as/)
    await expect(decideAboutMentor(at.as('dino-prova'), 'rosa-prova', screen)).rejects.toBeInstanceOf(Refused)
    const { status, missing } = await decideAboutMentor(carla(), 'rosa-prova', screen)
    expect([status, missing]).toEqual([
      'screened',
      ['has not finished the training: mentor train rosa-prova'],
    ])
    expect(await at.eventsOf('mentor/rosa-prova')).toMatchObject([
      { actor: 'operator/carla-prova', via: 'cli' },
    ])
  })

  test('says how it stands and what is due then', async () => {
    await at.put(inStatus(adult, 'trained'))
    expect(await decideAboutMentor(carla(), 'rosa-prova', activate)).toEqual({
      mentor: 'rosa-prova',
      status: 'active',
      district: 'bergamo',
      deadlines: [{ kind: 'clearance', number: 1, due: '2027-09-14', owner: 'carla-prova' }],
    })
    const paused = await decideAboutMentor(carla(), 'rosa-prova', suspend('complaint'))
    expect(paused).toMatchObject({ status: 'suspended', reason: 'complaint' })
    const gone = await decideAboutMentor(carla(), 'rosa-prova', leave('not-suitable'))
    expect(gone).toMatchObject({ status: 'left', reason: 'not-suitable', deadlines: [] })
  })
})

describe('what is said of a mentor by options', () => {
  test('is told by parts', async () => {
    await at.put(inStatus(adult, 'trained'))
    const said = { language: ['ar', 'it'], availability: ['wed-evening'], reach: 15, capacity: 3 } as const
    expect(await setMentor(carla(), 'rosa-prova', said)).toMatchObject({
      changed: ['languages', 'reach', 'availability', 'capacity'],
    })
    expect(await showMentor(carla(), 'rosa-prova', true)).toMatchObject({
      details: { languages: ['ar', 'it'], availability: ['wed-evening'], reachKm: 15 },
      capacity: 3,
    })
    expect((await setMentor(carla(), 'rosa-prova', { availability: false })).changed).toEqual([
      'availability',
    ])
    expect((await setMentor(carla(), 'rosa-prova', { reach: 15 })).changed).toEqual([])
  })

  test('keeps a certificate to adults and the words of parents and school to pupils', async () => {
    await at.put(inStatus(adult, 'trained'), inStatus(pupil, 'trained'))
    const issued = { clearanceIssuedOn: '2026-11-20' }
    expect((await setMentor(carla(), 'rosa-prova', issued)).changed).toEqual(['clearance'])
    await expect(setMentor(carla(), 'tutor-prova', issued)).rejects.toThrow(
      /clearance-issued-on: only an adult has one/,
    )
    const allowed = { parentsAuthorisedOn: '2026-11-20', schoolAgreedOn: '2026-11-21' }
    expect((await setMentor(carla(), 'tutor-prova', allowed)).changed).toEqual(['authorisation'])
    await expect(setMentor(carla(), 'rosa-prova', allowed)).rejects.toThrow(
      /--parents-authorised-on: only a peer tutor has one.*--school-agreed-on/,
    )
  })

  test('is refused when it is of a day to come', async () => {
    await at.put(adult)
    await expect(setMentor(carla(), 'rosa-prova', { clearanceIssuedOn: '2026-12-01' })).rejects.toThrow(
      /cannot be of 2026-12-01/,
    )
  })
})

describe('deadlines of mentors and organisations', () => {
  test('are checked and mended with all others, listed, shown, and done by the command that is named', async () => {
    await at.put(
      inStatus(adult, 'active'),
      adult.status === 'applied' ? { ...adult, id: 'nuova-prova' } : adult,
    )
    const check = (isRepair: boolean) =>
      checkDeadlines(carla(), { district: 'bergamo', isRepair, tell: () => undefined })
    const found = (await check(false)).faults.map(({ subject, what, fault }) => `${subject} ${what} ${fault}`)
    expect(found).toEqual([
      'mentor/nuova-prova screen-mentor 1 missing',
      'mentor/rosa-prova clearance 1 missing',
      'organisation/volontari-prova insurance 1 missing',
    ])
    expect(await check(true)).toMatchObject({ left: [], failures: [] })
    expect((await check(false)).faults).toEqual([])
    const listed = await listDeadlines(carla(), { owner: 'carla-prova' })
    expect(listed.map(({ subject, kind }) => `${subject} ${kind}`)).toEqual([
      'mentor/nuova-prova screen-mentor',
      'organisation/volontari-prova insurance',
      'mentor/rosa-prova clearance',
    ])
    const insurance = { about: 'organisation/volontari-prova', kind: 'insurance' } as const
    const shown = await showDeadline(carla(), insurance, false)
    expect(shown).toMatchObject({ see: 'organisation show volontari-prova', basis: 'statutory' })
    expect(shown.ahead[0]).toMatchObject({ tells: ['carla-prova (owner)'] })
    await expect(finish(carla(), insurance)).rejects.toThrow(/organisation set, with --insured-until/)
    const clearance = { about: 'mentor/rosa-prova', kind: 'clearance' } as const
    await expect(finish(carla(), clearance)).rejects.toThrow(/mentor set, with --clearance-issued-on/)
  })
})
