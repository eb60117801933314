import type { Connection } from '../connection.ts'
import { everyPartner, requirePartner } from '../partners.ts'
import { activityOf, lastSeen } from './activity.ts'
import { requireForm, webhookUrlOf } from './form.ts'
import { rowsOfForms } from './rows.ts'

/**
 * Rows of all forms, or of one partner's, by partner and id.
 * @throws NotFound when there is no such partner
 */
export async function listForms(connection: Connection, partner?: string) {
  const { table } = connection
  const partners = await partnersAsked(connection, partner)
  const rows = await Promise.all(partners.map((id) => rowsOfForms(table, id)))
  return Promise.all(
    rows.flat().map(async (row) => ({ ...row, ...(await lastSeen(table, String(row['id']))) })),
  )
}

async function partnersAsked(connection: Connection, partner: string | undefined): Promise<string[]> {
  if (partner !== undefined) return [(await requirePartner(connection, partner)).id]
  return (await everyPartner(connection)).map((row) => String(row['id'])).toSorted()
}

/**
 * One form with its mapping, and what was heard of it lately; never its secret.
 * @throws NotFound when there is no such form
 */
export async function showForm(connection: Connection, id: string) {
  const found = await requireForm(connection, id)
  const { version: _, mapping, ...form } = found
  const webhookUrl = webhookUrlOf(connection, found, '<its secret>')
  return { ...form, webhookUrl, ...(await activityOf(connection.table, id)), mapping }
}
