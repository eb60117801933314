import { isPresent } from '../../domain/operator.ts'
import { dayZero } from '../../domain/working-days.ts'
import type { Change } from '../../table/commit.ts'
import { findMembership, findOperator } from '../../table/operator-store.ts'
import type { Table } from '../../table/table.ts'
import { stillHere } from '../acting.ts'
import { type FoundOwner, findOwner, type Question } from './owner-search.ts'

/** Whose things go to others, and to whom first. */
export interface Handing {
  /** Who left, or is not to have it any more. */
  readonly gone: string
  /** Who takes it, where they work in the district and are there; else whoever is found. */
  readonly to?: string | undefined
}

/** Who takes over what somebody else had. */
export async function findTaker(
  table: Table,
  question: Question,
  { gone, to }: Handing,
): Promise<FoundOwner> {
  const { district, at } = question
  const chosen = to === undefined ? undefined : await findOperator(table, to)
  if (chosen !== undefined && chosen.id !== gone && isPresent(chosen, dayZero(at, district.office))) {
    const membership = await findMembership(table, chosen.id, district.id)
    if (membership !== undefined) {
      return { assignment: { owner: chosen.id, reason: 'chosen' }, checks: [stillHere(chosen)] }
    }
  }
  return findOwner(table, { ...question, except: gone })
}

/** A transaction looks at each item once. */
export function distinctChecks(checks: readonly Change[]): Change[] {
  return [...new Map(checks.map((one) => ['check' in one ? one.check.pk : one, one])).values()]
}
