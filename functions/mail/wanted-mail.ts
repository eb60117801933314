import type { OpenDeadline } from '../../shared/domain/deadline.ts'
import { deadlineId } from '../../shared/domain/deadline.ts'
import type { Mail, MailIn, MailLine } from '../../shared/domain/mail.ts'
import { mailLineShape, mailShape } from '../../shared/table/mail-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { commitIfUnchanged } from './commit-if-unchanged.ts'

/** A mail that an event asks for, with what it tells an operator. */
export interface WantedMail {
  readonly mail: MailIn<'pending'>
  readonly lines: readonly MailLine[]
}

/** A mail that waits from an instant on. */
export function waitingMail(
  what: Pick<Mail, 'id' | 'addressee' | 'kind' | 'district' | 'about' | 'caseCode' | 'isUrgent'>,
  notBefore: Date,
): MailIn<'pending'> {
  return { ...what, notBefore: notBefore.toISOString(), status: 'pending', version: 1 }
}

/** What a mail tells of a deadline. */
export function lineOf(
  { id: mail }: Pick<Mail, 'id'>,
  deadline: Pick<OpenDeadline, 'subject' | 'kind' | 'number' | 'caseCode' | 'due'>,
  { step, as }: Pick<MailLine, 'step' | 'as'>,
  at: Date,
): MailLine {
  const { subject, kind, number, caseCode, due } = deadline
  return {
    ...{ mail, deadline: deadlineId(deadline), subject, kind, number, step, as, due },
    at: at.toISOString(),
    ...(caseCode === undefined ? {} : { caseCode }),
  }
}

/** Writes a mail that there is once only; one that is there already, whatever became of it, is left alone. */
export async function writeOnce(table: Table, { mail, lines }: WantedMail): Promise<string> {
  const items = [mailShape.toItem(mail), ...lines.map((line) => mailLineShape.toItem(line))]
  await commitIfUnchanged(
    table,
    items.map((create) => ({ create })),
    [],
  )
  return mail.id
}
