import { addressedOperator } from '../../../shared/domain/addressee.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { undoableSince } from '../../../shared/domain/deed.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import type { LetterDeed, LetterLine } from '../../../shared/mail/letter-content.ts'
import { shortName } from '../../../shared/mail/short-name.ts'
import { type ToldLine, toldLines } from '../../../shared/mail/told-lines.ts'
import { deedsSince } from '../../../shared/table/deed-store.ts'
import { findMail, latestMailRows } from '../../../shared/table/mail-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { ContentOf } from './ground.ts'
import { openDangers } from './open-dangers.ts'

/**
 * The morning's summary: dangers that nobody has confirmed, what its addressee still has to do, and what they did by link
 * since the one before.
 */
export const digestContent: ContentOf = async (mail, { table, language, link, now }) => {
  const operator = addressedOperator(mail.addressee) ?? ''
  const today = romeDate(now)
  const told = await toldLines(table, mail.id, now, language)
  const lines = told.filter((one) => isStillTold(one, operator, today)).map(letterLine)
  if (lines.length === 0) return undefined
  const deeds = (await deedsSince(table, operator, await sinceWhen(table, mail, now)))
    .filter(({ undoneAt }) => undoneAt === undefined)
    .map((deed): LetterDeed => ({ act: deed.act, kind: deed.kind, name: shortName(deed, language) }))
  const dangers = (await openDangers(table, mail, { language, now })).map(letterLine)
  return { kind: 'digest', language, link, day: today, lines: [...dangers, ...lines], deeds }
}

/**
 * Not what was done, was put off to a later day, or was given to somebody else, who hears of it anew, since it was
 * written.
 */
function isStillTold({ deadline, line }: ToldLine, operator: string, today: string): boolean {
  if (!isOpen(deadline)) return false
  if (deadline.snoozedUntil !== undefined && deadline.snoozedUntil > today) return false
  return line.as !== 'owner' || deadline.owner === operator || deadline.setAt <= line.at
}

function letterLine({ section, name, deadline, line }: ToldLine): LetterLine {
  return { section, name, kind: deadline.kind, due: deadline.due, as: line.as }
}

/** When the digest before was sent; without one, as far back as something may be undone. */
async function sinceWhen(table: Table, { id: present, addressee }: Mail, now: Date): Promise<Date> {
  for await (const { id, kind, status } of latestMailRows(table, addressee)) {
    if (kind !== 'digest' || status !== 'sent' || id === present) continue
    const before = await findMail(table, String(id))
    if (before?.status === 'sent') return new Date(before.sentAt)
  }
  return undoableSince(now)
}
