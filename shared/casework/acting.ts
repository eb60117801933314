import type { Occasion } from '../../events/announce.ts'
import { hasLeft, type Membership, type Operator } from '../domain/operator.ts'
import { Refused } from '../errors.ts'
import type { Change } from '../table/commit.ts'
import { key } from '../table/keys.ts'
import { findMembership, findOperator } from '../table/operator-store.ts'
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

/** A district, and what only those who work there may do, as in `dalmine answers it`. */
export interface Where {
  readonly district: string
  readonly deed: string
}

/**
 * Who works in a district.
 * @throws Refused when this operator does not
 */
export async function requireMember(
  table: Table,
  operator: string,
  { district, deed }: Where,
): Promise<Membership> {
  const membership = await findMembership(table, operator, district)
  if (membership === undefined) {
    throw new Refused(
      `${deed}, and ${operator} does not work there: see "operator list --district ${district}"`,
    )
  }
  return membership
}

/**
 * Lets an operator act in districts of their own only. Whoever looks after the system is in none and may act.
 * @throws Refused when it is an operator who does not work there
 */
export async function requireOwnDistrict(table: Table, occasion: Occasion, where: Where): Promise<void> {
  const by = operatorOf(occasion)
  if (by !== undefined) await requireMember(table, by, where)
}

/**
 * Somebody who is named: known, and working here on a day, in whichever district.
 * @throws Refused when they are not
 */
export async function requireColleague(table: Table, id: string, day: string): Promise<Operator> {
  const operator = await findOperator(table, id)
  if (operator === undefined) throw new Refused(`no operator is called ${id}: see "operator list"`)
  if (hasLeft(operator, day)) throw new Refused(`${id} left on ${operator.leftOn}: name somebody else`)
  return operator
}

/** Somebody who works in a district. */
export interface Worker {
  readonly operator: Operator
  readonly membership: Membership
  /** Holds a transaction to it that they still do when it is written. */
  readonly check: Change
}

/**
 * Somebody who is to do or have something in a district.
 * @throws Refused when they are not known, have left by that day, or do not work there
 */
export async function requireWorker(
  table: Table,
  id: string,
  { day, ...where }: Where & { readonly day: string },
): Promise<Worker> {
  const operator = await requireColleague(table, id, day)
  const membership = await requireMember(table, id, where)
  return { operator, membership, check: stillHere(operator) }
}

/** Holds a transaction to it that an operator is as read: leaving changes the version. */
export function stillHere({ id, version }: Pick<Operator, 'id' | 'version'>): Change {
  return { check: key.operator(id), version }
}
