import { announce, type Occasion } from '../../events/announce.ts'
import { dangerConfirmed } from '../../events/danger-confirmed.ts'
import { type Submission, submissionSubject } from '../domain/submission.ts'
import { NotFound, Refused } from '../errors.ts'
import { commit } from '../table/commit.ts'
import { deadlinesOf } from '../table/deadline-store.ts'
import { getDistrict } from '../table/district-store.ts'
import { findSubmission, submissionShape } from '../table/submission-store.ts'
import type { Table } from '../table/table.ts'
import { actingOperator, requireOwnDistrict } from './acting.ts'
import { again } from './again.ts'
import { deadlineChanges, settleSubmission } from './deadlines/submission-deadlines.ts'

/**
 * A person heard of the danger that a submission tells which is no referral yet, and does something about it.
 * @throws NotFound when there is no such submission
 * @throws Refused when it tells none, somebody confirmed it, it is a referral by now, or is of another district
 */
export async function confirmSubmissionDanger(
  table: Table,
  { form, hash }: Pick<Submission, 'form' | 'hash'>,
  occasion: Occasion,
): Promise<Submission> {
  return again(async () => {
    const submission = await findSubmission(table, form, hash)
    if (submission === undefined) throw new NotFound(`submission ${form} ${hash} does not exist`)
    const deed = `${submission.district} sees to submission ${submission.submissionId}`
    await requireOwnDistrict(table, occasion, { district: submission.district, deed })
    const next = confirmed(submission, occasion)
    const subject = submissionSubject(next)
    const [district, present] = await Promise.all([
      getDistrict(table, next.district),
      deadlinesOf(table, subject),
    ])
    const ground = { districts: [district], occasion, met: new Set(['danger'] as const) }
    const settled = settleSubmission(present, next, ground)
    const { version } = next
    const event = announce(dangerConfirmed, occasion, {
      ...{ subject, district: district.id, version },
      data: {},
    })
    const changes = [{ replace: submissionShape.toItem(next) }, ...deadlineChanges(settled.deadlines)]
    await commit(table, changes, [event, ...settled.events])
    return next
  })
}

function confirmed(submission: Submission, occasion: Occasion): Submission {
  const by = actingOperator(occasion)
  const { dangerRaised, dangerConfirmed: before, form, hash } = submission
  if (submission.status === 'registered') {
    throw new Refused(
      `submission ${form} ${hash} is referral ${submission.referral}: "danger confirm ${submission.referral}"`,
    )
  }
  if (dangerRaised === undefined) throw new Refused(`submission ${form} ${hash} tells of no danger`)
  if (before !== undefined) {
    throw new Refused(
      `submission ${form} ${hash}: ${before.by} confirmed its danger at ${before.at}: nothing was changed`,
    )
  }
  return {
    ...submission,
    dangerConfirmed: { at: occasion.at.toISOString(), by },
    version: submission.version + 1,
  }
}
