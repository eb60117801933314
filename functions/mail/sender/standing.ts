import type { District } from '../../../shared/domain/district.ts'
import { isDangerUnconfirmed, type Referral } from '../../../shared/domain/referral.ts'
import { formInSubject, hashInSubject } from '../../../shared/domain/subject.ts'
import type { Submission } from '../../../shared/domain/submission.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { findReferral } from '../../../shared/table/referral-store.ts'
import { findSubmission } from '../../../shared/table/submission-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { SenderStage } from '../../../shared/texts/sender-page-words.ts'

/** What a sender sent, and what has become of it. */
export interface SenderStanding {
  readonly submission: Submission
  readonly referral: Referral | undefined
  /** The one that has the family by now. */
  readonly district: District
}

/** @param about `submission/<form>.<hash>` */
export async function senderStanding(table: Table, about: string): Promise<SenderStanding | undefined> {
  const form = formInSubject(about)
  const submission = await findSubmission(table, form, hashInSubject(about))
  if (submission === undefined) return undefined
  const referral =
    submission.status === 'registered' ? await findReferral(table, submission.referral) : undefined
  const district = await getDistrict(table, referral?.district ?? submission.district)
  return { submission, referral, district }
}

/** How it stands, as far as a sender may know. A family that is joined to another's work is taken care of: no more. */
export function stageOf({ submission, referral }: SenderStanding): SenderStage {
  if (referral !== undefined) return stageOfReferral(referral)
  switch (submission.status) {
    case 'received':
    case 'registered':
    // A mentor's application, which has no sender's page.
    case 'applied':
      return { about: 'reading' }
    case 'quarantined':
      return { about: 'incomplete' }
    case 'tested':
      return { about: 'tested' }
    case 'discarded':
      return { about: submission.reason === 'withdrawn' ? 'withdrawn' : 'not-followed' }
    default:
      return submission satisfies never
  }
}

function stageOfReferral(referral: Referral): SenderStage {
  switch (referral.status) {
    case 'received':
      return { about: referral.acknowledgedAt === undefined ? 'received' : 'read' }
    case 'in-charge':
    case 'joined':
      return { about: 'accepted' }
    case 'declined':
      return { about: 'declined', reason: referral.reason }
    case 'closed':
      return { about: 'closed', outcome: referral.outcome }
    case 'handing-over':
    case 'redirected':
    case 'withdrawn':
      return { about: referral.status }
    default:
      return referral satisfies never
  }
}

const open: ReadonlySet<SenderStage['about']> = new Set([
  'reading',
  'incomplete',
  'received',
  'read',
  'accepted',
  'handing-over',
])

/** Whether there is somebody who still does something with it, and so with what is added. */
export function isOpen(stage: SenderStage): boolean {
  return open.has(stage.about)
}

/** Whether its sender may take it back from here: nobody works with the family yet, and no danger waits. */
export function isWithdrawable({ submission, referral }: SenderStanding): boolean {
  if (referral === undefined) return submission.status === 'quarantined' && !hasDanger(submission)
  return (referral.status === 'received' || referral.status === 'joined') && !isDangerUnconfirmed(referral)
}

/** Whether a danger of what is no referral waits for a person. */
export function hasDanger({ dangerRaised, dangerConfirmed }: Submission): boolean {
  return dangerRaised !== undefined && dangerConfirmed === undefined
}

/** Whether a danger that was told, of what somebody still looks after, waits for a person to confirm it. */
export function isDangerOpen(standing: SenderStanding): boolean {
  const { submission, referral } = standing
  if (referral !== undefined) return isDangerUnconfirmed(referral)
  return isOpen(stageOf(standing)) && hasDanger(submission)
}
