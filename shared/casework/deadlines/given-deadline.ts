import type { Occasion } from '../../../events/announce.ts'
import { stepOfGiven } from '../../domain/changed-ladder.ts'
import type { OpenDeadline } from '../../domain/deadline.ts'
import { rowOf } from '../../domain/deadline-policy.ts'
import type { District } from '../../domain/district.ts'

/** Who has a deadline from now on, and in which district. */
export interface Receiver {
  readonly owner: string | undefined
  readonly liaison: string | undefined
  readonly district: District
}

/**
 * A deadline in other hands: whoever has it now hears of it as of a new one; of a danger, and of what is late, at once
 * as what it is.
 */
export function givenTo(
  { snoozedUntil: _, ...deadline }: OpenDeadline,
  { owner, liaison, district }: Receiver,
  { at }: Occasion,
): OpenDeadline {
  const given = {
    ...deadline,
    ...{ owner, liaison, district: district.id, setAt: at.toISOString(), version: deadline.version + 1 },
  }
  if (given.kind === 'danger') return { ...given, next: { ...given.next, at: at.toISOString() } }
  const row = rowOf(given.kind, district.policy)
  return { ...given, next: stepOfGiven(given, { row, calendar: district.office, at }) }
}
