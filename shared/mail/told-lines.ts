import { type Deadline, deadlineId } from '../domain/deadline.ts'
import { daysAfterDue } from '../domain/ladder.ts'
import type { Language } from '../domain/language.ts'
import type { MailLine } from '../domain/mail.ts'
import { romeDate } from '../domain/rome.ts'
import { findDeadlines } from '../table/deadline-store.ts'
import { linesOf } from '../table/mail-store.ts'
import type { Table } from '../table/table.ts'
import { type Section, sections } from './letter-content.ts'
import { shortName } from './short-name.ts'

/** A deadline that a mail tells of, as it stands now. */
export interface ToldLine {
  readonly section: Section
  /** The case code; of what has none, its own short name: `modulo 3f2a9c`. */
  readonly name: string
  /** May have ended since. */
  readonly deadline: Deadline
  /** The gravest step of it that the mail tells. */
  readonly line: MailLine
}

/**
 * What a mail tells, each deadline once, in the order of the sections, then by due day and name. What cannot be read is
 * left out, and noted in the log.
 * @param language of the short names
 */
export async function toldLines(
  table: Table,
  mail: string,
  now: Date,
  language: Language,
): Promise<ToldLine[]> {
  const gravest = gravestOfEach(await linesOf(table, mail))
  const deadlines = new Map((await findDeadlines(table, gravest)).map((one) => [deadlineId(one), one]))
  const today = romeDate(now)
  return gravest
    .flatMap((line) => {
      const deadline = deadlines.get(line.deadline)
      if (deadline === undefined) return []
      const name = shortName(deadline, language)
      return [{ section: sectionOf(deadline, line, today), name, deadline, line }]
    })
    .toSorted(inOrder)
}

function gravestOfEach(lines: readonly MailLine[]): MailLine[] {
  const byDeadline = Map.groupBy(lines, ({ deadline }) => deadline)
  return [...byDeadline.values()].map((some) =>
    some.reduce((one, other) => (daysAfterDue(other.step) > daysAfterDue(one.step) ? other : one)),
  )
}

function sectionOf({ kind, due }: Deadline, { step }: MailLine, today: string): Section {
  if (kind === 'danger') return 'danger'
  if (due < today) return 'overdue'
  if (due === today) return 'today'
  return step === 'new' ? 'new' : 'coming'
}

function inOrder(one: ToldLine, other: ToldLine): number {
  return (
    sections.indexOf(one.section) - sections.indexOf(other.section) ||
    one.deadline.due.localeCompare(other.deadline.due) ||
    one.name.localeCompare(other.name)
  )
}
