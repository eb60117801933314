import type { District } from '../../../shared/domain/district.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import type { LetterContent } from '../../../shared/mail/letter-content.ts'
import type { Table } from '../../../shared/table/table.ts'

/** What the content of a mail is made from, besides the mail itself. */
export interface Ground {
  readonly table: Table
  /** The mail's; undefined for one that was written before districts stood in mails. */
  readonly district: District | undefined
  /** The addressee's. */
  readonly language: Language
  /** Where its one link leads. */
  readonly link: string
  readonly now: Date
}

/** What a mail of one kind says as things stand now; undefined when nothing is left to be told. */
export type ContentOf = (mail: Mail, ground: Ground) => Promise<LetterContent | undefined>
