import type { Occasion } from '../../../events/announce.ts'
import { again } from '../../../shared/casework/again.ts'
import { decide } from '../../../shared/casework/decide.ts'
import { withdraw } from '../../../shared/casework/decisions/withdraw.ts'
import { discard } from '../../../shared/casework/discarded-submission.ts'
import { isDangerUnconfirmed } from '../../../shared/domain/referral.ts'
import type { Submission } from '../../../shared/domain/submission.ts'
import { NotFound, Refused } from '../../../shared/errors.ts'
import { findReferral } from '../../../shared/table/referral-store.ts'
import { findSubmission } from '../../../shared/table/submission-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { SenderNotice } from '../../../shared/texts/sender-page-notice-words.ts'
import { hasDanger } from './standing.ts'

type Withdrawal = Extract<SenderNotice, `withdraw${string}`>

/**
 * A sender takes back what it sent. What has not been read yet waits until it has been, and a danger for a person: neither
 * may vanish unheard.
 * @throws NotFound when the submission is gone
 * @throws Conflict when it was changed again and again
 */
export async function withdrawSubmission(
  table: Table,
  { form, hash }: Pick<Submission, 'form' | 'hash'>,
  occasion: Occasion,
): Promise<Withdrawal> {
  return again(async () => {
    const submission = await findSubmission(table, form, hash)
    if (submission === undefined) throw new NotFound(`submission ${form}.${hash} is gone`)
    switch (submission.status) {
      case 'received':
        return 'withdraw-reading'
      case 'registered':
        return withdrawReferral(table, submission.referral, occasion)
      case 'discarded':
        return submission.reason === 'withdrawn' ? 'withdrawn' : 'withdraw-too-late'
      case 'tested':
      case 'applied':
        return 'withdraw-too-late'
      case 'quarantined':
        if (hasDanger(submission)) return 'withdraw-danger'
        await discard(table, submission, { reason: 'withdrawn' }, occasion)
        return 'withdrawn'
      default:
        return submission satisfies never
    }
  })
}

async function withdrawReferral(table: Table, id: string, occasion: Occasion): Promise<Withdrawal> {
  const referral = await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${id} is gone`)
  if (referral.status === 'withdrawn') return 'withdrawn'
  if (isDangerUnconfirmed(referral)) return 'withdraw-danger'
  try {
    await decide(table, id, withdraw, occasion)
    return 'withdrawn'
  } catch (error) {
    if (error instanceof Refused) return 'withdraw-too-late'
    throw error
  }
}
