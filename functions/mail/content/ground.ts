import type { Language } from '../../../shared/domain/language.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import type { LetterContent } from '../../../shared/mail/letter-content.ts'
import type { Table } from '../../../shared/table/table.ts'

/** What the content of a mail is made from, beside the mail itself. */
export interface LetterGround {
  readonly table: Table
  readonly now: Date
  readonly language: Language
  /** The whole address of the one main link. */
  readonly link: string
}

/** Says what a mail tells as things stand now; undefined when there is nothing left to tell. */
export type ContentOf = (mail: Mail, ground: LetterGround) => Promise<LetterContent | undefined>
