import * as z from 'zod/mini'
import { slug } from './identifier.ts'
import { isPresent, type Operator } from './operator.ts'
import { assignmentReason } from './referral.ts'

/** Who got something, and why: ids and reasons only. */
export const assignment = z.strictObject({
  /** Nobody: the district itself, with an alarm. */
  owner: z.optional(slug),
  reason: assignmentReason,
  /** Those who came first and could not. */
  passedOver: z.optional(
    z.array(z.strictObject({ operator: slug, why: z.enum(['absent', 'left', 'not-here', 'not-known']) })),
  ),
})
export type Assignment = z.infer<typeof assignment>
export type PassedOver = NonNullable<Assignment['passedOver']>[number]

/** Somebody who may get it, with what they have open. */
export interface Candidate {
  readonly operator: Operator
  readonly openDeadlines: number
}

/** Whoever is there and has the least open; among equals, the first by id: the same for everybody who asks. */
export function leastBusy(candidates: readonly Candidate[], day: string): Operator | undefined {
  return candidates
    .filter(({ operator }) => isPresent(operator, day))
    .toSorted(
      (one, other) => one.openDeadlines - other.openDeadlines || compare(one.operator.id, other.operator.id),
    )[0]?.operator
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
