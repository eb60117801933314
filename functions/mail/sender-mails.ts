import { undoneUntil } from '../../shared/domain/deed.ts'
import { feedbackMailId, senderOf } from '../../shared/domain/feedback-mail.ts'
import { hash } from '../../shared/domain/hash.ts'
import { eventMailId, type MailKind } from '../../shared/domain/mail.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { formInSubject, hashInSubject, idInSubject } from '../../shared/domain/subject.ts'
import { type Submission, submissionSubject } from '../../shared/domain/submission.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { findForm } from '../../shared/table/form-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { findSubmission } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { addressOf } from './addresses.ts'
import type { MailEvent } from './mail-events.ts'
import { nextWritingTime } from './office-hours.ts'
import { type WantedMail, waitingMail } from './wanted-mail.ts'

type Told = Pick<MailEvent, 'subject'>

/** To whoever sent a referral: that it is there. Once, and at once where a child is in danger. */
export async function receiptMail({ subject }: Told, table: Table, now: Date): Promise<WantedMail[]> {
  const referral = await referralIn(table, subject)
  if (referral === undefined || referral.status === 'withdrawn') return []
  const id = eventMailId('receipt', senderOf(referral), referral.id)
  return toSender(
    { ...ofReferral(referral), id, kind: 'receipt', isUrgent: referral.isChildInDanger },
    table,
    now,
  )
}

/** What became of it, as long as they have not heard; by what is owed, whichever event says so. */
export async function feedbackMail({ subject }: Told, table: Table, now: Date): Promise<WantedMail[]> {
  const referral = await referralIn(table, subject)
  if (referral === undefined) return []
  const id = feedbackMailId(referral)
  if (id === undefined) return []
  const what = { ...ofReferral(referral), id, kind: 'feedback', isUrgent: false } as const
  return toSender(what, table, heardFrom(referral, now))
}

/** A hand-over that is accepted by a link may be undone: its sender hears of it when it no longer can be. */
function heardFrom({ feedbackOwed }: Referral, now: Date): Date {
  if (feedbackOwed?.about !== 'handed-over') return now
  return new Date(Math.max(now.getTime(), undoneUntil({ at: feedbackOwed.since }).getTime()))
}

/**
 * What is missing (*da completare*): not again while it is the same. Where a child may be in danger, whom to call. Nothing
 * of a mentor's form: whoever has it speaks with them, and neither they nor their organisation sent a family.
 */
export async function incompleteMail({ subject }: Told, table: Table, now: Date): Promise<WantedMail[]> {
  const form = formInSubject(subject)
  const submission = await findSubmission(table, form, hashInSubject(subject))
  if (submission === undefined || (await findForm(table, form))?.kind === 'mentor') return []
  const id = incompleteMailId(submission)
  if (id === undefined) return []
  const { district, dangerRaised } = submission
  const isUrgent = dangerRaised !== undefined
  const what = { id, kind: 'incomplete', addressee: subject, about: subject, district, isUrgent } as const
  return toSender(what, table, now)
}

/** The mail that says what is missing of a submission now; undefined when nothing is, or it is no real family. */
export function incompleteMailId(submission: Submission): string | undefined {
  if (submission.status !== 'quarantined' || submission.isTest === true) return undefined
  const { problems, receivedAt, countsFrom = receivedAt, dangerRaised } = submission
  const what = problems.map(({ field, problem }) => `${field} ${problem}`).toSorted()
  const state = hash('incomplete', countsFrom, dangerRaised === undefined ? '' : 'danger', ...what)
  return eventMailId('incomplete', submissionSubject(submission), state)
}

interface ToSender {
  readonly id: string
  readonly kind: MailKind
  readonly addressee: string
  readonly about: string
  readonly caseCode?: string
  readonly district: string
  readonly isUrgent: boolean
}

function ofReferral(referral: Referral) {
  const { id, caseCode, district } = referral
  return { addressee: senderOf(referral), about: `referral/${id}`, caseCode, district }
}

/** Without an address nothing is written: what a sender must hear is a deadline of whoever has it besides. */
async function toSender({ isUrgent, ...what }: ToSender, table: Table, now: Date): Promise<WantedMail[]> {
  const [address, { office }] = await Promise.all([
    addressOf(table, what, now),
    getDistrict(table, what.district),
  ])
  if (address === undefined) return []
  const mail = { ...what, ...(isUrgent ? { isUrgent } : {}) }
  return [{ mail: waitingMail(mail, isUrgent ? now : nextWritingTime(now, office)), lines: [] }]
}

async function referralIn(table: Table, subject: string): Promise<Referral | undefined> {
  return findReferral(table, idInSubject(subject))
}
