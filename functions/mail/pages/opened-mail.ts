import { addressedOperator } from '../../../shared/domain/addressee.ts'
import { undoableSince, undoneUntil } from '../../../shared/domain/deed.ts'
import { hasLeft } from '../../../shared/domain/operator.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import { toldLines } from '../../../shared/mail/told-lines.ts'
import { deedsSince } from '../../../shared/table/deed-store.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { findMail } from '../../../shared/table/mail-store.ts'
import { findOperator, membershipsOf } from '../../../shared/table/operator-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { LinkGround } from './link-ground.ts'
import { type MailView, mailView } from './mail-view.ts'

/** Whose link it is, when an operator’s. */
export function readerOf({ link }: Pick<LinkGround, 'link'>): string | undefined {
  return addressedOperator(link.addressee)
}

/** The districts in which an operator still works; undefined when they left, or work nowhere any more. */
export async function workplacesOf(
  { table, now }: Pick<LinkGround, 'table' | 'now'>,
  id: string,
): Promise<string[] | undefined> {
  const [operator, memberships] = await Promise.all([findOperator(table, id), membershipsOf(table, id)])
  if (operator === undefined || hasLeft(operator, romeDate(now)) || memberships.length === 0) return undefined
  return memberships.map(({ district }) => district)
}

/**
 * The page of a mail as things stand now; undefined when it is over for its reader: they left, or nothing of it is of a
 * district in which they work.
 */
export async function openMail(ground: LinkGround, operator: string): Promise<MailView | undefined> {
  const { table, link, now, language } = ground
  const workplaces = await workplacesOf(ground, operator)
  const mail = await findMail(table, link.mail)
  if (workplaces === undefined || mail === undefined) return undefined
  const [told, done] = await Promise.all([
    toldLines(table, link.mail, now, language),
    deedsSince(table, operator, undoableSince(now)),
  ])
  const named = new Set(told.map(({ deadline }) => deadline.district))
  const districts = await districtsOf(
    table,
    workplaces.filter((one) => named.has(one)),
  )
  if (told.length > 0 && districts.size === 0) return undefined
  const deeds = done.filter((deed) => undoneUntil(deed) > now)
  return mailView({ mail, operator, told, districts, deeds, today: romeDate(now) })
}

async function districtsOf(table: Table, ids: readonly string[]) {
  return new Map(await Promise.all(ids.map(async (id) => [id, await getDistrict(table, id)] as const)))
}
