import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actsOn, type OfferedAct } from '../../../../shared/casework/acts/offered-acts.ts'
import type { CaseFile } from '../../../../shared/casework/case-file.ts'
import {
  demandsOfHousehold,
  demandsOfReferral,
  followsState,
} from '../../../../shared/casework/deadlines/demands.ts'
import { openCase } from '../../../../shared/casework/decide.ts'
import { isOpen, type OpenDeadline } from '../../../../shared/domain/deadline.ts'
import { romeDate } from '../../../../shared/domain/rome.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { handoverShape, handoversOf } from '../../../../shared/table/handover-store.ts'
import { press, undoAt } from '../../../support/act-table.ts'
import { anyMove } from '../../../support/any-move.ts'
import { type Move, tryMove } from '../../../support/casework-moves.ts'
import { arrive, emptyWorld, type World } from '../../../support/casework-world.ts'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { people, pick, places } from '../../../support/move.ts'
import { putWorld } from '../../../support/world-in-table.ts'

const BEGIN = Date.parse('2026-11-27T22:40:00Z')
const HOUR_MS = 3_600_000

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  for (const [place, id] of people.entries()) {
    await intake.addMember(id, { kinds: ['school'], district: pick(places, place) })
  }
})
afterAll(() => intake?.stop())

let worlds = 0
/** Three families after any decisions, in the table; and when that was. */
async function after(moves: readonly Move[]): Promise<{ world: World; at: Date }> {
  const world = emptyWorld()
  worlds += 1
  for (const number of [1, 2, 3]) {
    const others = number === 2 ? { urgency: 'urgent' as const } : {}
    arrive(world, { number: worlds * 10 + number, at: new Date(BEGIN), others })
  }
  let at = BEGIN + 24 * HOUR_MS
  for (const move of moves) {
    at += (move.hoursLater % 48) * HOUR_MS
    tryMove(world, move, new Date(at))
  }
  await putWorld(intake.table, world)
  const offers = [...world.handovers.values()].map((one) => ({ create: handoverShape.toItem(one) }))
  if (offers.length > 0) await commit(intake.table, offers, [])
  return { world, at: new Date(at + HOUR_MS) }
}

interface Button {
  readonly deadline: OpenDeadline
  readonly offered: OfferedAct
}

/** All that could be pressed now. */
function buttonsIn({ deadlines, districts }: World, at: Date): Button[] {
  return [...deadlines.values()].filter(isOpen).flatMap((deadline) => {
    const district = districts.find(({ id }) => id === deadline.district)
    if (district === undefined) throw new Error(`no district ${deadline.district}`)
    return actsOn(deadline, { district, today: romeDate(at) }).map((offered) => ({ deadline, offered }))
  })
}

const seldomFirst = ['done', 'accept-handover', 'send-back-handover', 'acknowledge', 'snooze'] as const

/** More often what can be pressed seldom. */
function pressedOf(buttons: readonly Button[], which: number): Button | undefined {
  const groups = seldomFirst
    .map((act) => buttons.filter(({ offered }) => offered.act === act))
    .filter((its) => its.length > 0)
  const group = groups[Math.min(which % 3, groups.length - 1)]
  return group === undefined ? undefined : pick(group, which)
}

async function filesOf({ referrals }: World): Promise<CaseFile[]> {
  return Promise.all([...referrals.keys()].map((id) => openCase(intake.table, id)))
}

/** All that counts of some cases; versions only grow, and what ended is over. */
async function standing(world: World) {
  const files = await filesOf(world)
  const offers = await Promise.all([...world.referrals.keys()].map((id) => handoversOf(intake.table, id)))
  const things = files.flatMap(({ referral, household, deadlines }) => [
    referral,
    household,
    ...deadlines.filter(isOpen).toSorted((one, other) => (wordsOf(one) < wordsOf(other) ? -1 : 1)),
  ])
  return [...things, ...offers.flat()].map(({ version: _, ...rest }) => rest)
}

type Counted = Pick<OpenDeadline, 'subject' | 'kind' | 'about' | 'district' | 'owner'>

function wordsOf({ subject, kind, about = 0, district, owner = 'nobody' }: Counted): string {
  return `${subject} ${kind} ${about} ${district} ${owner}`
}

async function requireDemanded(world: World): Promise<void> {
  for (const { referrals, household, deadlines } of await filesOf(world)) {
    const code = referrals[0]?.caseCode ?? ''
    const demands = [
      ...referrals.flatMap((one) => demandsOfReferral(one, household)),
      ...demandsOfHousehold(household, code),
    ]
    const open = deadlines
      .filter(isOpen)
      .filter(({ kind, subject }) => followsState.has(kind) && !isOfJoined(household, subject))
    expect(open.map(wordsOf).toSorted()).toEqual(demands.map(wordsOf).toSorted())
  }
}

function isOfJoined({ joined = [] }: CaseFile['household'], subject: string): boolean {
  return joined.some(({ household }) => subject === `household/${household}`)
}

test('any button pressed and undone leaves all as it was, but for versions; in between and after it is what the states demand', async () => {
  const offered = fc.constantFrom<Move['name'][]>([], ['offer'], ['offer', 'send back'])
  const lastMoves = offered.map((names) => names.map((name) => ({ name, which: 0, other: 0, hoursLater: 1 })))
  const firstMoves = fc.array(anyMove, { minLength: 1, maxLength: 25 })
  const someMoves = fc.tuple(firstMoves, lastMoves).map((both) => both.flat())
  await fc.assert(
    fc.asyncProperty(someMoves, fc.nat(1000), fc.nat(23), async (moves, which, hours) => {
      const { world, at } = await after(moves)
      const button = pressedOf(buttonsIn(world, at), which)
      if (button === undefined) return
      const { deadline, offered } = button
      const by = people.find((_, place) => pick(places, place) === deadline.district) ?? ''
      const before = await standing(world)
      const { act, until } = offered
      const what = { act, by, at, ...(until === undefined ? {} : { until }) }
      const deed = await press(intake.table, deadline, what)
      await requireDemanded(world)
      expect(await standing(world)).not.toEqual(before)
      await undoAt(intake.table, deed, new Date(at.getTime() + hours * HOUR_MS))
      await requireDemanded(world)
      expect(await standing(world)).toEqual(before)
    }),
    { numRuns: 15 },
  )
})
