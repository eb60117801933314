import {
  addOwnDeadline,
  finishDeadline,
  snoozeDeadline,
} from '../../shared/casework/deadlines/deadline-actions.ts'
import type { OwnDeadline } from '../../shared/casework/deadlines/own-deadline.ts'
import { referralIdOf, requireActor } from '../casework/case.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { findNamed, type NamedDeadline } from './named.ts'
import { rowOfDeadline } from './row.ts'

/** What an operator adds; their own, unless it is somebody else's. */
export type Wanted = Omit<OwnDeadline, 'owner'> & { readonly owner?: string | undefined }

/**
 * Adds an operator's own deadline to the family of a case.
 * @throws NotFound when there is no such case
 * @throws Refused when nobody known acts or is to own it, or the case does not allow it
 */
export async function addDeadline(connection: Connection, about: string, wanted: Wanted) {
  const actor = await requireActor(connection)
  const referral = await referralIdOf(connection, about)
  const own = { ...wanted, owner: wanted.owner ?? actor }
  return rowOfDeadline(await addOwnDeadline(connection.table, referral, own, occasionOf(connection)))
}

/**
 * Puts a deadline off until a day.
 * @throws NotFound when there is none
 * @throws Refused when nobody known acts, or it may not be put off so
 */
export async function snooze(connection: Connection, named: NamedDeadline, until: string) {
  await requireActor(connection)
  const deadline = await findNamed(connection.table, named)
  const later = await snoozeDeadline(connection.table, deadline, until, occasionOf(connection))
  return { ...rowOfDeadline(later), snoozedUntil: until }
}

/**
 * Marks a deadline as done.
 * @throws NotFound when there is none
 * @throws Refused when nobody known acts, or another command does it, which is named
 */
export async function finish(connection: Connection, named: NamedDeadline) {
  await requireActor(connection)
  const deadline = await findNamed(connection.table, named)
  return rowOfDeadline(await finishDeadline(connection.table, deadline, occasionOf(connection)))
}
