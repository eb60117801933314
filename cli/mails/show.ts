import { addressOf } from '../../functions/mail/addresses.ts'
import { readAddressee } from '../../shared/domain/addressee.ts'
import { isOver } from '../../shared/domain/link.ts'
import { doubtfulAt, type Mail } from '../../shared/domain/mail.ts'
import { NotFound } from '../../shared/errors.ts'
import { findLink, linkRows } from '../../shared/table/link-store.ts'
import { findMail, linesOf } from '../../shared/table/mail-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Connection } from '../connection.ts'
import { noteView } from '../operator.ts'

/** @throws NotFound when there is no such mail */
export async function requireMail(table: Table, id: string): Promise<Mail> {
  const found = await findMail(table, id)
  if (found === undefined) throw new NotFound(`mail ${id} does not exist: see "mail list"`)
  return found
}

/**
 * One mail: how it stands, what it tells, and its links, without their tokens, which nobody knows. The address only when
 * it is asked for, and noted as seen: the one that it would be sent to now.
 * @throws NotFound when there is no such mail
 */
export async function showMail(connection: Connection, id: string, isPersonal: boolean) {
  const { table, now } = connection
  const mail = await requireMail(table, id)
  const { version: _, ...neutral } = mail
  const [lines, links] = await Promise.all([linesOf(table, id), linksOfMail(table, mail, now())])
  const told = lines.map(({ mail: _, deadline: __, ...line }) => line)
  const shown = { ...neutral, ...inDoubt(mail, now()), lines: told, links }
  if (!isPersonal) return shown
  await noteView(connection, mail.addressee, 'personal-data')
  const to = await addressOf(table, mail, now())
  return { ...shown, address: to?.address ?? 'none' }
}

/** Since when nobody knows whether SES has it. */
function inDoubt(mail: Mail, now: Date) {
  if (mail.status !== 'sending') return {}
  const at = doubtfulAt(mail)
  return at <= now ? { inDoubtSince: at.toISOString() } : { inDoubtFrom: at.toISOString() }
}

/** A link as it stands now. */
export interface ShownLink {
  readonly id: string
  readonly kind: string
  readonly mail: string
  readonly madeAt: string
  readonly validUntil: string
  readonly state: 'valid' | 'expired' | 'revoked'
}

/** The links that a mail brought: a sender's lead to their submission, all others to the mail. */
export async function linksOfMail(table: Table, { id, addressee }: Mail, now: Date): Promise<ShownLink[]> {
  const of = readAddressee(addressee).kind === 'submission' ? addressee : `mail/${id}`
  return (await linksOf(table, of, now)).filter(({ mail }) => mail === id)
}

/** The links of a mail (`mail/<id>`) or to a submission (`submission/<form>.<hash>`), oldest first. */
export async function linksOf(table: Table, of: string, now: Date): Promise<ShownLink[]> {
  const rows = await Array.fromAsync(linkRows(table, of))
  const links = await Promise.all(rows.map((row) => findLink(table, String(row['id']))))
  return links
    .filter((one) => one !== undefined)
    .map((one) => {
      const { id, kind, mail, madeAt, validUntil, revokedAt } = one
      const over = revokedAt === undefined ? 'expired' : 'revoked'
      return { id, kind, mail, madeAt, validUntil, state: isOver(one, now) ? over : 'valid' }
    })
}
