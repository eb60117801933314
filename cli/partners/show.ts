import type { Connection } from '../connection.ts'
import { rowsOfForms } from '../forms/rows.ts'
import { noteView } from '../operator.ts'
import { requirePartner } from '../partners.ts'
import { mailOf } from './mail.ts'

/**
 * One partner; its contact’s address only when it is asked for, and noted as seen.
 * @throws NotFound when there is no such partner
 */
export async function showPartner(connection: Connection, id: string, isPersonal: boolean) {
  const found = await requirePartner(connection, id)
  const forms = await rowsOfForms(connection.table, id)
  const { name, district, addedAt, contact } = found
  const neutral = {
    id,
    name,
    district,
    addedAt,
    forms: forms.map((row) => String(row['id'])),
    ...mailOf(found),
  }
  if (!isPersonal || contact === undefined) return neutral
  await noteView(connection, `partner/${id}`, 'personal-data')
  return { ...neutral, contact }
}
