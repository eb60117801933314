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

/** A mentor or an organisation, and what its state demands. */
export interface Demanding {
  /** `mentor/<id>` or `organisation/<id>`. */
  readonly subject: string
  readonly district: District
  /** At most one of each kind. */
  readonly demands: (owner: string | undefined) => Demand[]
}

/** How its deadlines are brought to that. */
export interface Settling {
  /** Of what is demanded no longer, these were done; the others fell away. */
  readonly met?: ReadonlySet<DeadlineKind> | undefined
  /** It is made just now: it has no deadline yet. */
  readonly isNew?: boolean
  /** Who cannot have what they have. */
  readonly lost?: ReadonlySet<string>
}

/** A part of a transaction. */
export interface SettledPart {
  readonly changes: readonly Change[]
  readonly events: readonly AnyEvent[]
  /** Those that it changes or sets. */
  readonly settled: readonly Deadline[]
  /** All of the subject as they stand then, those that ended too. */
  readonly deadlines: readonly Deadline[]
}

/**
 * Brings the deadlines of a mentor or an organisation to what its state demands, as a part of a transaction. Whoever has
 * one keeps it; what nobody has goes to a coordinator of the district.
 */
export async function settleOwn(
  table: Table,
  { subject, district, demands }: Demanding,
  { met = new Set(), isNew = false, lost = new Set() }: Settling,
  occasion: Occasion,
): Promise<SettledPart> {
  const present = isNew ? [] : await deadlinesOf(table, subject)
  const owners = new Map(present.filter(isOpen).map(({ kind, owner }) => [kind, owner]))
  const keeps = ({ kind }: Demand) => {
    const owner = owners.get(kind)
    return owner !== undefined && !lost.has(owner)
  }
  const isNobodyNeeded = demands(undefined).every(keeps)
  const { assignment, checks } = isNobodyNeeded
    ? nobody
    : await findOwner(table, await questionOn(table, subject, { district, occasion }))
  const wanted = demands(assignment.owner).map((demand) => {
    const owner = owners.get(demand.kind)
    return keeps(demand) ? { ...demand, owner, liaison: owner } : demand
  })
  const ground: Ground = { districts: [district], occasion, met }
  const { deadlines: settled, events } = settleDeadlines(present, wanted, ground)
  const untouched = present.filter((one) => !settled.some((next) => isSame(one, next)))
  return {
    changes: settled.length === 0 ? [] : [...deadlineChanges(settled), ...checks],
    events,
    settled,
    deadlines: [...untouched, ...settled],
  }
}

const nobody = { assignment: { owner: undefined }, checks: [] }

function isSame(one: Deadline, other: Deadline): boolean {
  return one.kind === other.kind && one.number === other.number
}
