import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mentor, MentorStatus } from '../../../shared/domain/mentor.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import { Refused } from '../../../shared/errors.ts'
import { changeMentor } from '../../../shared/mentors/change-mentor.ts'
import { decideMentor } from '../../../shared/mentors/decide-mentor.ts'
import { activate, leave, screen, suspend, train } from '../../../shared/mentors/life-cycle.ts'
import { saveOrganisation } from '../../../shared/mentors/save-organisation.ts'
import { findMentor } from '../../../shared/table/mentor-store.ts'
import { mentorTable } from '../../support/mentor-table.ts'
import { adult, insured, pupil } from '../../support/mentors.ts'

const BEGIN = Date.parse('2026-11-23T08:00:00Z')
const DAY_MS = 86_400_000
const at = mentorTable()

/** Where each status may go; what is said of a mentor leaves it where it is. */
const ways: Readonly<Record<MentorStatus, readonly MentorStatus[]>> = {
  applied: ['applied', 'screened', 'left'],
  screened: ['screened', 'trained', 'left'],
  trained: ['trained', 'active', 'left'],
  active: ['active', 'suspended', 'left'],
  suspended: ['suspended', 'active', 'left'],
  left: [],
}

const decisions = { screen, train, activate, suspend: suspend('other'), leave: leave('other') }

/** What most do next. */
const onward = {
  applied: screen,
  screened: train,
  trained: activate,
  active: decisions.suspend,
  suspended: activate,
  left: screen,
}

const move = fc.record({
  name: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('onward') },
    {
      weight: 8,
      arbitrary: fc.constantFrom('screen', 'train', 'activate', 'suspend', 'certify', 'insure'),
    },
    { weight: 1, arbitrary: fc.constantFrom('leave', 'reach') },
  ),
  daysLater: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 150 })),
})
type Move = typeof move extends fc.Arbitrary<infer One> ? One : never

test('whatever is decided in whatever order: only the ways of the life cycle, one event for each version, the deadlines demanded', async () => {
  const people = fc.constantFrom<Mentor>(adult, pupil)
  let number = 0
  await fc.assert(
    fc.asyncProperty(people, fc.array(move, { minLength: 5, maxLength: 25 }), async (person, moves) => {
      number += 1
      const id = `${person.id}-${number}`
      await at.put({ ...person, id })
      let clock = BEGIN
      for (const one of moves) {
        clock += one.daysLater * DAY_MS
        await tryMove(id, one, new Date(clock))
      }
      await requireTold(id)
    }),
    { numRuns: 50 },
  )
})

async function tryMove(id: string, { name }: Move, now: Date): Promise<void> {
  const [before, written] = [await stands(id), at.memory().items().length]
  const isDone = await perform(id, name, now).then(
    () => true,
    (error: unknown) => {
      expect(error).toBeInstanceOf(Refused)
      return false
    },
  )
  const after = await stands(id)
  if (!isDone) {
    expect(at.memory().items()).toHaveLength(written)
    expect(after).toEqual(before)
    return
  }
  if (after.version === before.version) return
  expect(after.version).toBe(before.version + 1)
  expect(ways[before.status]).toContain(after.status)
  await requireDeadlines(id, after)
}

async function perform(id: string, name: Move['name'], now: Date): Promise<unknown> {
  const occasion = at.now(now.toISOString())
  const day = romeDate(now)
  if (name === 'insure') {
    const until = romeDate(new Date(now.getTime() + 200 * DAY_MS))
    return saveOrganisation(at.table(), { id: insured.id, insuredUntil: until }, occasion)
  }
  if (name === 'reach') {
    return changeMentor(at.table(), id, ({ reachKm }) => ({ reachKm: (reachKm + 1) % 50 }), occasion)
  }
  if (name === 'onward') {
    return decideMentor(at.table(), id, onward[(await stands(id)).status], occasion)
  }
  if (name !== 'certify') return decideMentor(at.table(), id, decisions[name], occasion)
  const certified = ({ person }: Mentor) => ({
    person: person.kind === 'adult' ? { ...person, clearance: { issuedOn: day } } : person,
  })
  return changeMentor(at.table(), id, certified, occasion)
}

/** By its own words, not by those of the code: who applied is looked at, who works is certified every year. */
async function requireDeadlines(id: string, { status, person }: Mentor): Promise<void> {
  const open = (await at.openIn(`mentor/${id}`)).map((line) => line.split(' '))
  const isWorking = status === 'active' || status === 'suspended'
  const kinds =
    status === 'applied' ? ['screen-mentor'] : isWorking && person.kind === 'adult' ? ['clearance'] : []
  expect(open.map(([kind]) => kind)).toEqual(kinds)
  for (const [kind, , owner, due = ''] of open) {
    expect(owner).toBe('carla-prova')
    if (kind !== 'clearance' || person.kind !== 'adult' || person.clearance === undefined) continue
    const days = (Date.parse(due) - Date.parse(person.clearance.issuedOn)) / DAY_MS
    // A year, and over a weekend with a holiday at its end four days more.
    expect(days).toBeGreaterThanOrEqual(365)
    expect(days).toBeLessThanOrEqual(370)
  }
}

async function requireTold(id: string): Promise<void> {
  const { version } = await stands(id)
  const told = (await at.eventsOf(`mentor/${id}`)).filter(({ type }) => type.startsWith('mentor.'))
  const versions = Array.from({ length: version - 1 }, (_, place) => place + 2)
  expect(told.map((one) => one.version)).toEqual(versions)
}

async function stands(id: string): Promise<Mentor> {
  const mentor = await findMentor(at.table(), id)
  if (mentor === undefined) throw new Error(`mentor ${id} is gone`)
  return mentor
}
