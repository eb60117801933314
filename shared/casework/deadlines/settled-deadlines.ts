import type { AnyEvent } from '../../../events/all-events.ts'
import type { Occasion } from '../../../events/announce.ts'
import { deadlineCancelled } from '../../../events/deadline-cancelled.ts'
import { deadlineMet } from '../../../events/deadline-met.ts'
import { deadlineMoved } from '../../../events/deadline-moved.ts'
import { deadlineSet } from '../../../events/deadline-set.ts'
import { type Deadline, deadlineBase, isOpen, type OpenDeadline } from '../../domain/deadline.ts'
import { type DeadlineKind, dueDayOf, rowOf } from '../../domain/deadline-policy.ts'
import type { District } from '../../domain/district.ts'
import { firstOfDanger, firstStep } from '../../domain/ladder.ts'
import { toldByName, toldWithDays } from './deadlines-told.ts'
import { type Demand, followsState } from './demands.ts'
import { movedTo } from './moved-deadline.ts'

export interface SettledDeadlines {
  readonly deadlines: readonly Deadline[]
  readonly events: readonly AnyEvent[]
}

export interface Ground {
  /** Those of all demands. */
  readonly districts: readonly District[]
  readonly occasion: Occasion
  /** Of what is demanded no longer, these were done; the others fell away. */
  readonly met: ReadonlySet<DeadlineKind>
  /** Nobody works with the subject any more: what an operator added falls away too. */
  readonly isOver?: boolean
}

/**
 * Brings the deadlines of one subject to what its state demands: sets, moves, meets and cancels. What an operator added
 * stays while there is work, and so does what was put off.
 * @param present all deadlines of the subject, those that ended too: numbers are never used again
 */
export function settleDeadlines(
  present: readonly Deadline[],
  demands: readonly Demand[],
  ground: Ground,
): SettledDeadlines {
  const open = present.filter(isOpen).filter((one) => ground.isOver === true || isDemanded(one))
  const going = open.filter(({ kind }) => !(recurring.has(kind) && ground.met.has(kind)))
  const pairs = demands.map((demand) => ({ demand, standing: going.find((one) => isOf(one, demand)) }))
  const kept = new Set(pairs.map(({ standing }) => standing))
  const set = pairs
    .filter(({ standing }) => standing === undefined)
    .map(({ demand }) => newDeadline(demand, nextNumber(present, demand, pairs), ground))
  const moved = pairs.flatMap(({ demand, standing }) =>
    standing === undefined ? [] : movedTo(standing, demand, wantedBy(demand, ground)),
  )
  const ended = open.filter((one) => !kept.has(one))
  const met = ended.filter(({ kind }) => ground.met.has(kind)).map((one) => end(one, 'done', ground.occasion))
  const cancelled = ended
    .filter(({ kind }) => !ground.met.has(kind))
    .map((one) => end(one, 'cancelled', ground.occasion))
  return {
    deadlines: [...set, ...moved, ...met, ...cancelled],
    events: [
      ...toldWithDays(deadlineSet, set, ground.occasion),
      ...toldWithDays(deadlineMoved, moved, ground.occasion),
      ...toldByName(deadlineMet, met, ground.occasion),
      ...toldByName(deadlineCancelled, cancelled, ground.occasion),
    ],
  }
}

/** What is done and demanded again at once: the next one is a deadline of its own. */
const recurring: ReadonlySet<DeadlineKind> = new Set(['review'])

function isDemanded({ kind, origin }: OpenDeadline): boolean {
  return origin === 'policy' && followsState.has(kind)
}

function isOf(deadline: OpenDeadline, demand: Demand): boolean {
  return deadline.kind === demand.kind && deadline.about === demand.about
}

type Pair = { readonly demand: Demand; readonly standing: OpenDeadline | undefined }

/** The next free number of its kind; several that are set at once follow each other. */
function nextNumber(present: readonly Deadline[], demand: Demand, pairs: readonly Pair[]): number {
  const used = present.filter(({ kind }) => kind === demand.kind).map((one) => one.number)
  const before = pairs.filter(({ standing }) => standing === undefined).map((pair) => pair.demand)
  const place = before.filter(({ kind }) => kind === demand.kind).indexOf(demand)
  return Math.max(0, ...used) + 1 + place
}

function districtOf({ district }: Pick<Demand, 'district'>, { districts }: Ground): District {
  const found = districts.find(({ id }) => id === district)
  if (found === undefined) throw new Error(`the district ${district} of a deadline was not read`)
  return found
}

function newDeadline(demand: Demand, number: number, ground: Ground): OpenDeadline {
  const { from: _, ...what } = demand
  const due = dueOf(demand, ground)
  const setAt = ground.occasion.at.toISOString()
  const { basis } = rowOf(demand.kind, districtOf(demand, ground).policy)
  const deadline = {
    ...what,
    number,
    origin: 'policy',
    basis,
    due,
    policyDue: due,
    setAt,
    version: 1,
  } as const
  return { ...deadline, status: 'open', next: firstTelling(deadline, ground) }
}

function dueOf({ kind, from, isUrgent, ...demand }: Demand, ground: Ground): string {
  const { policy, office } = districtOf(demand, ground)
  return dueDayOf(rowOf(kind, policy), new Date(from), { isUrgent, calendar: office })
}

function wantedBy(demand: Demand, ground: Ground) {
  const district = districtOf(demand, ground)
  return { policyDue: dueOf(demand, ground), district, at: ground.occasion.at }
}

function firstTelling(deadline: Pick<OpenDeadline, 'kind' | 'district' | 'due' | 'setAt'>, ground: Ground) {
  const { policy, office } = districtOf(deadline, ground)
  if (deadline.kind === 'danger') return firstOfDanger(ground.occasion.at)
  return firstStep(deadline, rowOf(deadline.kind, policy), office)
}

/** A deadline that is open no longer. */
export function end(from: OpenDeadline, status: 'done' | 'cancelled' | 'missed', { at }: Occasion): Deadline {
  return { ...deadlineBase(from), status, endedAt: at.toISOString(), version: from.version + 1 }
}
