import { describe, expect, test } from 'vitest'
import { Conflict, NotFound, Refused } from '../../../shared/errors.ts'
import { changeMentor } from '../../../shared/mentors/change-mentor.ts'
import { decideMentor } from '../../../shared/mentors/decide-mentor.ts'
import { screen } from '../../../shared/mentors/life-cycle.ts'
import { addMentor } from '../../../shared/mentors/new-mentor.ts'
import { saveOrganisation } from '../../../shared/mentors/save-organisation.ts'
import { findMentor } from '../../../shared/table/mentor-store.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { mentorTable } from '../../support/mentor-table.ts'
import { adult, inStatus, insured, pupil } from '../../support/mentors.ts'

const at = mentorTable()
const SUBJECT = 'mentor/rosa-prova'
const trained = inStatus(adult, 'trained')

describe('what is said of a mentor', () => {
  test('changes what it names, leaves the rest, and is told by the names of the parts alone', async () => {
    await at.put(trained)
    const said = { reachKm: 20, availability: null, capacity: 2, languages: ['it', 'fr'] }
    const { changes } = await changeMentor(at.table(), 'rosa-prova', said, at.now())
    expect(changes).toEqual(['languages', 'reach', 'availability'])
    const { availability: _, ...rest } = trained
    expect(await findMentor(at.table(), 'rosa-prova')).toEqual({
      ...rest,
      reachKm: 20,
      languages: ['it', 'fr'],
      version: 2,
    })
    const [told] = await at.eventsOf(SUBJECT)
    expect(told).toMatchObject({ type: 'mentor.changed', data: { changes } })
  })

  test('twice is told once', async () => {
    await at.put(trained)
    await changeMentor(at.table(), 'rosa-prova', { reachKm: 20 }, at.now())
    expect((await changeMentor(at.table(), 'rosa-prova', { reachKm: 20 }, at.now())).changes).toEqual([])
    expect(await at.typesOf(SUBJECT)).toEqual(['mentor.changed'])
  })

  test('is refused of who has left, of another kind, and of days to come', async () => {
    await at.put(trained, inStatus({ ...adult, id: 'via-prova' }, 'left'))
    const refused = (id: string, said: Parameters<typeof changeMentor>[2]) =>
      expect(changeMentor(at.table(), id, said, at.now())).rejects.toThrow(Refused)
    await refused('via-prova', { reachKm: 20 })
    await refused('rosa-prova', { person: pupil.person })
    const clearance = { issuedOn: '2026-11-24' }
    await refused('rosa-prova', { person: { kind: 'adult', email: 'rosa@example.org', clearance } })
  })
})

describe('only', () => {
  test('people of the district decide, and about what is there', async () => {
    await at.put(adult)
    const dino = occasionAt('2026-11-23T08:00:00Z', 'dino-prova')
    await expect(decideMentor(at.table(), 'rosa-prova', screen, dino)).rejects.toThrow(
      /dino-prova does not work there/,
    )
    await expect(
      saveOrganisation(at.table(), { id: insured.id, insuredUntil: '2028-01-01' }, dino),
    ).rejects.toBeInstanceOf(Refused)
    await expect(addMentor(at.table(), { ...adult, id: 'altra-prova' }, dino)).rejects.toBeInstanceOf(Refused)
    await expect(decideMentor(at.table(), 'nessuno', screen, at.now())).rejects.toBeInstanceOf(NotFound)
  })

  test('organisations that are known insure somebody', async () => {
    await at.put(adult)
    const unknown = { organisation: 'nessuna' }
    await expect(changeMentor(at.table(), 'rosa-prova', unknown, at.now())).rejects.toThrow(
      /no organisation is called nessuna/,
    )
    await expect(
      addMentor(at.table(), { ...adult, ...unknown, id: 'altra-prova' }, at.now()),
    ).rejects.toBeInstanceOf(Refused)
  })

  test('one mentor has an id', async () => {
    await addMentor(at.table(), adult, at.now())
    await expect(addMentor(at.table(), adult, at.now())).rejects.toBeInstanceOf(Conflict)
  })
})
