import type { Language } from '../../../shared/domain/language.ts'
import type { Link } from '../../../shared/domain/link.ts'
import type { Table } from '../../../shared/table/table.ts'

/** What a link's page is made with. */
export interface LinkGround {
  readonly table: Table
  readonly now: Date
  readonly correlationId: string
  readonly link: Link
  /** As it stands in the address. Of the table only its hash knows it. */
  readonly token: string
  /** Where the page's forms post to: `/l/<token>`. */
  readonly action: string
  /** The addressee's. */
  readonly language: Language
  /** What every form of a sender's page says in its hidden field `nonce`; checked before the page hears of a POST. */
  readonly nonce: string
}
