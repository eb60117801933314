import type { AnyEvent } from '../../../events/all-events.ts'
import { announce, type Occasion } from '../../../events/announce.ts'
import { liaisonNamed } from '../../../events/liaison-named.ts'
import type { Assignment } from '../../domain/assignment.ts'
import { type Naming, namingSubject } from '../../domain/naming.ts'
import type { Change } from '../../table/commit.ts'
import { findNaming, namingShape } from '../../table/naming-store.ts'
import type { Table } from '../../table/table.ts'
import type { Question } from './owner-search.ts'

const nothing = { changes: [], events: [] }

/**
 * Whoever got the first referral of an institution, or of a partner, only because of its kind is named for it, so that
 * the second goes to the same. Of two at once one cannot be written; found anew, it follows the other.
 */
export async function nameFirst(
  table: Table,
  { district, namedFor: [first] }: Question,
  { owner, reason, passedOver = [] }: Assignment,
  occasion: Occasion,
): Promise<{ readonly changes: readonly Change[]; readonly events: readonly AnyEvent[] }> {
  if (reason !== 'named-for-kind' || owner === undefined || first === undefined) return nothing
  const existing = await findNaming(table, district.id, first)
  const isGone = passedOver.some(({ operator, why }) => operator === existing?.operator && why !== 'absent')
  if (existing?.operator !== undefined && !isGone) return nothing
  const naming: Naming = {
    district: district.id,
    namedFor: first,
    operator: owner,
    origin: 'first-referral',
    version: (existing?.version ?? 0) + 1,
  }
  const item = namingShape.toItem(naming)
  return {
    changes: [existing === undefined ? { create: item } : { replace: item }],
    events: [namingTold(naming, occasion)],
  }
}

/** What is told of a naming. */
export function namingTold({ version, ...naming }: Naming, occasion: Occasion): AnyEvent {
  const { district, namedFor, operator, origin } = naming
  const data = { namedFor, operator, origin }
  return announce(liaisonNamed, occasion, { subject: namingSubject(naming), district, version, data })
}
