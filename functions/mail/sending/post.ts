import type { Ses } from '../../../shared/mail/ses.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Pace } from './pace.ts'

/** What the sending of mails needs. */
export interface Post {
  readonly table: Table
  readonly ses: Ses
  readonly pace: Pace
  /** So many bytes of chance. */
  readonly chance: (size: number) => Uint8Array
  /** What a token is appended to: `https://…/l` */
  readonly linkBase: string
  /** Counts what a person should hear of. */
  readonly count: (what: 'MailsRefused' | 'DangerMailsRefused' | 'MailsPossiblyTwice') => void
}
