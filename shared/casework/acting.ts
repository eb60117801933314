import type { Occasion } from '../../events/announce.ts'
import type { Membership } from '../domain/operator.ts'
import { Refused } from '../errors.ts'
import { findMembership } from '../table/operator-store.ts'
import type { Table } from '../table/table.ts'

/**
 * The operator whose decision it is.
 * @throws Refused when it is nobody's
 */
export function actingOperator(occasion: Occasion): string {
  const id = operatorOf(occasion)
  if (id !== undefined) return id
  throw new Refused(`a decision is an operator’s, not one of ${occasion.actor}: say whose`)
}

/** The operator who acts, if it is one: else a form, the system, or whoever looks after it. */
export function operatorOf({ actor }: Pick<Occasion, 'actor'>): string | undefined {
  const [kind, id] = actor.split('/')
  return kind === 'operator' ? id : undefined
}

/**
 * Who works in a district.
 * @param deed what only they may do, as in `dalmine answers it`
 * @throws Refused when this operator does not
 */
export async function requireMember(
  table: Table,
  operator: string,
  { district, deed }: { readonly district: string; readonly deed: string },
): Promise<Membership> {
  const membership = await findMembership(table, operator, district)
  if (membership === undefined) {
    throw new Refused(
      `${deed}, and ${operator} does not work there: see "operator list --district ${district}"`,
    )
  }
  return membership
}
