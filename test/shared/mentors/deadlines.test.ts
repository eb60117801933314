import { describe, expect, test } from 'vitest'
import { changeMentor } from '../../../shared/mentors/change-mentor.ts'
import { decideMentor } from '../../../shared/mentors/decide-mentor.ts'
import { activate, leave, screen, suspend } from '../../../shared/mentors/life-cycle.ts'
import { addMentor, applyMentor } from '../../../shared/mentors/new-mentor.ts'
import { saveOrganisation } from '../../../shared/mentors/save-organisation.ts'
import { commit } from '../../../shared/table/commit.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { findMentor } from '../../../shared/table/mentor-store.ts'
import { findOrganisation } from '../../../shared/table/organisation-store.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { mentorTable } from '../../support/mentor-table.ts'
import { adult, inStatus, insured, pupil } from '../../support/mentors.ts'

const at = mentorTable()
const SUBJECT = 'mentor/rosa-prova'
const ORGANISATION = 'organisation/volontari-prova'

describe('an application', () => {
  const { status: _, taken: __, experience: ___, version: ____, ...application } = adult

  test('is somebody’s to look at from its first second, in one transaction', async () => {
    const part = await applyMentor(
      at.table(),
      { ...application, appliedAt: at.now().at.toISOString() },
      at.now(),
    )
    expect(await findMentor(at.table(), 'rosa-prova')).toBeUndefined()
    await commit(at.table(), part.changes, part.events)
    expect(await findMentor(at.table(), 'rosa-prova')).toMatchObject({
      status: 'applied',
      taken: 0,
      version: 1,
    })
    expect(await at.openIn(SUBJECT)).toEqual(['screen-mentor 1 carla-prova 2026-12-07'])
    expect(await at.typesOf(SUBJECT)).toEqual(['deadline.set', 'mentor.applied'])
  })

  test('of earlier records counts from the day on which it is taken over', async () => {
    const { version: _v, ...known } = { ...adult, appliedAt: '2026-03-02T09:00:00.000Z' }
    const { mentor } = await addMentor(at.table(), known, at.now())
    expect(mentor).toMatchObject({
      appliedAt: '2026-03-02T09:00:00.000Z',
      countsFrom: at.now().at.toISOString(),
    })
    expect(await at.openIn(SUBJECT)).toEqual(['screen-mentor 1 carla-prova 2026-12-07'])
  })

  test('of this moment counts from itself', async () => {
    const { version: _v, ...known } = { ...adult, appliedAt: at.now().at.toISOString() }
    const { mentor } = await addMentor(at.table(), known, at.now())
    expect(mentor).not.toHaveProperty('countsFrom')
    expect(await at.openIn(SUBJECT)).toEqual(['screen-mentor 1 carla-prova 2026-12-07'])
  })

  test('is done when somebody spoke with them, or when they leave', async () => {
    for (const [id, decision] of [
      ['uno-prova', screen],
      ['due-prova', leave('own-wish')],
    ] as const) {
      const part = await applyMentor(at.table(), { ...application, id }, at.now())
      await commit(at.table(), part.changes, part.events)
      await decideMentor(at.table(), id, decision, at.now())
      expect(await deadlinesOf(at.table(), `mentor/${id}`)).toMatchObject([{ status: 'done' }])
      expect(await at.typesOf(`mentor/${id}`)).toContain('deadline.met')
    }
  })
})

describe('a certificate', () => {
  test('is looked at anew a year after its day, once its mentor is active', async () => {
    await at.put(inStatus(adult, 'trained'))
    expect(await at.openIn(SUBJECT)).toEqual([])
    await decideMentor(at.table(), 'rosa-prova', activate, at.now())
    expect(await at.openIn(SUBJECT)).toEqual(['clearance 1 carla-prova 2027-09-14'])
    expect(await at.typesOf(SUBJECT)).toEqual(['deadline.set', 'mentor.activated'])
  })

  test('that is new moves the deadline, which stays with whoever has it', async () => {
    await at.put(inStatus(adult, 'trained'))
    await decideMentor(at.table(), 'rosa-prova', activate, at.now())
    const person = {
      kind: 'adult',
      email: 'rosa@example.org',
      clearance: { issuedOn: '2026-11-20' },
    } as const
    const { changes } = await changeMentor(at.table(), 'rosa-prova', { person }, at.now())
    expect(changes).toEqual(['clearance'])
    expect(await at.openIn(SUBJECT)).toEqual(['clearance 1 carla-prova 2027-11-22'])
    expect(await at.typesOf(SUBJECT)).toContain('deadline.moved')
  })

  test('stays due while its mentor is suspended, and no longer once it has left', async () => {
    await at.put(inStatus(adult, 'trained'))
    await decideMentor(at.table(), 'rosa-prova', activate, at.now())
    await decideMentor(at.table(), 'rosa-prova', suspend('own-wish'), at.now())
    expect(await at.openIn(SUBJECT)).toHaveLength(1)
    await decideMentor(at.table(), 'rosa-prova', leave('own-wish'), at.now())
    expect(await deadlinesOf(at.table(), SUBJECT)).toMatchObject([{ status: 'cancelled' }])
  })

  test('is due at once of who is active without one, as older records may have it; of a pupil never', async () => {
    const person = { kind: 'adult', email: 'rosa@example.org' } as const
    await addMentor(at.table(), { ...inStatus(adult, 'active'), person }, at.now())
    expect(await at.openIn(SUBJECT)).toEqual(['clearance 1 carla-prova 2026-11-16'])
    await addMentor(at.table(), inStatus(pupil, 'active'), at.now())
    expect(await at.openIn('mentor/tutor-prova')).toEqual([])
  })
})

describe('an insurance', () => {
  test('has one deadline, on its last day, however many mentors there are; it moves when it is renewed', async () => {
    await saveOrganisation(
      at.table(),
      { id: 'ic-prova', name: 'IC Prova', district: 'dalmine', insuredUntil: '2027-01-31' },
      occasionAt('2026-11-23T08:00:00Z', 'elena-prova'),
    )
    for (const id of ['uno-prova', 'due-prova', 'tre-prova']) {
      await addMentor(at.table(), { ...inStatus(adult, 'active'), id, organisation: 'ic-prova' }, at.now())
    }
    expect(await at.openIn('organisation/ic-prova')).toEqual(['insurance 1 elena-prova 2027-01-31'])
    const renewed = { id: 'ic-prova', insuredUntil: '2028-01-31' }
    await saveOrganisation(at.table(), renewed, occasionAt('2026-11-24T08:00:00Z', 'elena-prova'))
    expect(await at.openIn('organisation/ic-prova')).toEqual(['insurance 1 elena-prova 2028-01-31'])
    expect(await at.typesOf('organisation/ic-prova')).toEqual([
      'deadline.moved',
      'deadline.set',
      'organisation.added',
      'organisation.changed',
    ])
  })

  test('that nothing is known of any more has none', async () => {
    await saveOrganisation(at.table(), { id: insured.id, insuredUntil: '2027-12-31' }, at.now())
    await saveOrganisation(at.table(), { id: insured.id, insuredUntil: null }, at.now())
    expect(await findOrganisation(at.table(), insured.id)).not.toHaveProperty('insurance')
    expect(await deadlinesOf(at.table(), ORGANISATION)).toMatchObject([{ status: 'cancelled' }])
  })

  test('that ends between the look and the writing lets nobody become active', async () => {
    await at.put(inStatus(adult, 'trained'))
    const memory = at.memory()
    memory.around = (write) => {
      const stored = memory.items().find(({ pk }) => pk === 'ORGANISATION#volontari-prova') ?? {}
      Object.assign(stored, { insurance: { expiresOn: '2026-11-22' }, version: 2 })
      memory.around = (again) => again()
      write()
    }
    const attempt = decideMentor(at.table(), 'rosa-prova', activate, at.now())
    await expect(attempt).rejects.toThrow(/insurance of volontari-prova ended on 2026-11-22/)
    expect(await findMentor(at.table(), 'rosa-prova')).toMatchObject({ status: 'trained', version: 1 })
  })

  test('said again as it is writes nothing', async () => {
    const before = at.memory().items().length
    const saved = await saveOrganisation(at.table(), { id: insured.id, name: insured.name }, at.now())
    expect(saved.changes).toEqual([])
    expect(at.memory().items()).toHaveLength(before)
  })
})
