import { isOpen } from '../../../shared/domain/deadline.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import { type ToldLine, toldLines } from '../../../shared/mail/told-lines.ts'
import { latestMailRows } from '../../../shared/table/mail-store.ts'
import type { Table } from '../../../shared/table/table.ts'

/** A danger is told every half an hour: the latest of its mails are enough to know of it. */
const MOST_MAILS = 10

/**
 * The dangers that somebody was told of by mails of their own and that nobody has confirmed: a summary without them would
 * read as if there were none.
 */
export async function openDangers(
  table: Table,
  { addressee }: Pick<Mail, 'addressee'>,
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<ToldLine[]> {
  const mails: string[] = []
  for await (const { id, kind, status } of latestMailRows(table, addressee)) {
    if (mails.length === MOST_MAILS) break
    if (kind === 'danger' && status !== 'unneeded') mails.push(String(id))
  }
  const told = await Promise.all(mails.map((id) => toldLines(table, id, now, language)))
  const open = told.flat().filter(({ deadline }) => isOpen(deadline))
  // Latest first: each danger once, as it was told last.
  return [...new Map(open.toReversed().map((one) => [one.line.deadline, one])).values()].toReversed()
}
