import type { MailIn, MailLine } from '../../shared/domain/mail.ts'

/** A mail that an event asks for, with what it tells. */
export interface WantedMail {
  readonly mail: MailIn<'pending'>
  readonly lines: readonly MailLine[]
  /** Of each hour there is one: what no longer fits into it goes into the next one's. Without it the mail is written once. */
  readonly next?: (after: Date) => WantedMail
}
