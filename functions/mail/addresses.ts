import type { Language } from '../../shared/domain/language.ts'
import type { Mail } from '../../shared/domain/mail.ts'
import type { Table } from '../../shared/table/table.ts'

/** Where a mail goes, and in which language it is read there. */
export interface MailAddress {
  readonly address: string
  readonly language: Language
}

/** The address of a mail's addressee as it stands now; undefined when there is none that may get it. */
export async function addressOf(
  _table: Table,
  _mail: Pick<Mail, 'addressee'>,
  _now: Date,
): Promise<MailAddress | undefined> {
  return undefined
}
