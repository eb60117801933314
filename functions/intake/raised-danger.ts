import { changed, type Decision } from '../../shared/casework/decision.ts'
import { isDangerUnconfirmed } from '../../shared/domain/referral.ts'
import type { Submission } from '../../shared/domain/submission.ts'
import { submissionShape } from '../../shared/table/submission-store.ts'
import type { Danger } from './danger.ts'
import { dangerEvents, raised, type Settled } from './next-state.ts'

/** A danger is told of a submission that stays what it is otherwise, in the district that has the family by now. */
export function raiseDanger(
  from: Submission,
  danger: Danger,
  { district, owner = from.owner }: { readonly district: string; readonly owner?: string | undefined },
  now: Date,
): Settled {
  const submission = {
    ...from,
    ...raised(from, danger, now),
    ...(owner === undefined ? {} : { owner }),
    version: from.version + 1,
  }
  return { submission, events: dangerEvents(from, danger, district, now) }
}

/** The same of a submission that is a referral: it is marked on that, and who confirmed a former one hears of it anew. */
export function raiseOnReferral(from: Submission, danger: Danger): Decision {
  return ({ referral }, { at }) => {
    const { submission, events } = raiseDanger(from, danger, referral, at)
    const besides = [{ replace: submissionShape.toItem(submission) }]
    if (isDangerUnconfirmed(referral)) return { events, besides }
    const { dangerConfirmed: _, ...rest } = referral
    const next = changed({ ...rest, isChildInDanger: true, dangerRaisedAt: at.toISOString() })
    return { referrals: [next], events, besides }
  }
}
