import type { AnyEvent } from '../../events/all-events.ts'
import type { Occasion } from '../../events/announce.ts'
import type { Demand } from '../casework/deadlines/demands.ts'
import { type Ground, settleDeadlines } from '../casework/deadlines/settled-deadlines.ts'
import { deadlineChanges } from '../casework/deadlines/submission-deadlines.ts'
import { findOwner } from '../casework/owners/owner-search.ts'
import { questionOn } from '../casework/owners/subject-question.ts'
import { type Deadline, isOpen } from '../domain/deadline.ts'
import type { DeadlineKind } from '../domain/deadline-policy.ts'
import type { District } from '../domain/district.ts'
import type { Change } from '../table/commit.ts'
import { deadlinesOf } from '../table/deadline-store.ts'
import type { Table } from '../table/table.ts'

/** A part of a transaction, with the deadlines as they stand then. */
export interface DeadlinesPart {
  readonly changes: readonly Change[]
  readonly events: readonly AnyEvent[]
  /** All of the subject, those that ended too. */
  readonly deadlines: readonly Deadline[]
}

/** A mentor or an organisation of which something is demanded. */
export interface Demanding {
  /** `mentor/<id>` or `organisation/<id>`. */
  readonly subject: string
  readonly district: District
  /** What its state demands of an owner. */
  readonly demands: (owner: string | undefined) => Demand[]
  /** Of what is demanded no longer, these were done. */
  readonly met?: ReadonlySet<DeadlineKind> | undefined
  /** It is there just now: no deadline of it can be. */
  readonly isNew?: boolean | undefined
}

/**
 * Brings the deadlines of a mentor or an organisation to what its state demands, as a part of a transaction. Whoever has
 * one keeps it; what is new gets a coordinator of the district.
 */
export async function settleOwn(
  table: Table,
  { subject, district, demands, met = new Set(), isNew = false }: Demanding,
  occasion: Occasion,
): Promise<DeadlinesPart> {
  const present = isNew ? [] : await deadlinesOf(table, subject)
  const standing = present.filter(isOpen)
  const isNobodyNeeded = demands(undefined).every(({ kind }) => standing.some((one) => one.kind === kind))
  const [held] = standing
  const found = isNobodyNeeded
    ? { assignment: { owner: held?.owner }, checks: [] }
    : await findOwner(table, await questionOn(table, subject, { district, occasion }))
  const wanted = demands(found.assignment.owner).map((demand) => {
    const its = standing.find(({ kind }) => kind === demand.kind)
    return its === undefined ? demand : { ...demand, owner: its.owner, liaison: its.liaison }
  })
  const ground: Ground = { districts: [district], occasion, met }
  const { deadlines, events } = settleDeadlines(present, wanted, ground)
  const isNamed = deadlines.some((one) => one.version === 1)
  return {
    changes: [...deadlineChanges(deadlines), ...(isNamed ? found.checks : [])],
    events,
    deadlines: [...present.filter((one) => !deadlines.some((next) => isSame(one, next))), ...deadlines],
  }
}

function isSame(one: Deadline, other: Deadline): boolean {
  return one.kind === other.kind && one.number === other.number
}
