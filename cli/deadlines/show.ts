import { isOpen } from '../../shared/domain/deadline.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import type { Connection } from '../connection.ts'
import { noteView } from '../operator.ts'
import { ladderAhead } from './ladder-ahead.ts'
import { findNamed, type NamedDeadline } from './named.ts'

/**
 * One deadline, and what will be told of it and to whom; its note only when it is asked for, and noted as seen.
 * @throws NotFound when there never was one
 * @throws Refused when several are open and no number says which
 */
export async function showDeadline(connection: Connection, named: NamedDeadline, isPersonal: boolean) {
  const { table } = connection
  const deadline = await findNamed(table, named)
  const { note, version: _, ...neutral } = deadline
  if (isPersonal) await noteView(connection, deadline.subject, 'personal-data')
  const shown = isPersonal ? { ...neutral, note } : neutral
  const ahead = isOpen(deadline) ? ladderAhead(deadline, await getDistrict(table, deadline.district)) : []
  return { ...shown, ahead }
}
