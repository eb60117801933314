import { submissionSubject } from '../../shared/domain/submission.ts'
import type { Connection } from '../connection.ts'
import { requireOperator } from '../operators/show.ts'
import { requirePartner } from '../partners.ts'
import { requireSubmission } from '../submissions/submission.ts'
import { WrongUsage } from '../wrong-usage.ts'

/** To whom a mail goes, as a person names it. */
export interface NamedAddressee {
  readonly owner?: string | undefined
  readonly partner?: string | undefined
  /** A form, and the id under which it sent a submission. */
  readonly submission?: readonly string[] | undefined
}

/**
 * The addressee, as mails have it; undefined when nobody is named.
 * @throws WrongUsage when several are named, or a submission by one word
 * @throws NotFound when there is no such operator, partner or submission
 */
export async function addresseeOf(
  connection: Connection,
  { owner, partner, submission }: NamedAddressee,
): Promise<string | undefined> {
  if ([owner, partner, submission].filter((one) => one !== undefined).length > 1) {
    throw new WrongUsage('name one of --owner, --partner and --submission')
  }
  if (owner !== undefined) return `operator/${(await requireOperator(connection, owner)).id}`
  if (partner !== undefined) return `partner/${(await requirePartner(connection, partner)).id}`
  return submission === undefined ? undefined : subjectOf(connection, submission)
}

/**
 * The subject of a submission that is named by its form and id.
 * @throws WrongUsage when it is named otherwise
 * @throws NotFound when the form sent no such submission
 */
export async function subjectOf(connection: Connection, words: readonly string[]): Promise<string> {
  const [form, submissionId, ...more] = words
  if (form === undefined || submissionId === undefined || more.length > 0) {
    throw new WrongUsage('--submission: name its form and its id, as "submission list" shows them')
  }
  return submissionSubject(await requireSubmission(connection, { form, submissionId }))
}
