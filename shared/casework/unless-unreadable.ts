import type { Membership, Operator } from '../domain/operator.ts'
import { Unreadable } from '../errors.ts'
import { log } from '../log.ts'
import { findMembership, findOperator } from '../table/operator-store.ts'
import type { Table } from '../table/table.ts'

/**
 * What was read; nothing, when the item cannot be understood, which is told in the log: one item that is broken, or
 * newer than this program, must not stop what others wait for.
 */
export async function unlessUnreadable<Value>(
  reading: Promise<Value>,
  subject: string,
): Promise<Value | undefined> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    log.error('what cannot be read is passed over', error, { subject })
    return undefined
  }
}

/** An operator as they stand now, or nothing. */
export function readOperator(table: Table, id: string): Promise<Operator | undefined> {
  return unlessUnreadable(findOperator(table, id), `operator/${id}`)
}

/** What an operator is in a district, if anything. */
export function readMembership(table: Table, id: string, district: string): Promise<Membership | undefined> {
  return unlessUnreadable(findMembership(table, id, district), `operator/${id}`)
}
