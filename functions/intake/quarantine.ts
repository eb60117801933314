import { announce, systemOccasion } from '../../events/announce.ts'
import { submissionQuarantined } from '../../events/submission-quarantined.ts'
import type { Assignment } from '../../shared/domain/assignment.ts'
import type { Problem } from '../../shared/domain/field.ts'
import type { Submission } from '../../shared/domain/submission.ts'
import type { Danger } from './danger.ts'
import { about, dangerEvents, nextBase, type Settled } from './next-state.ts'

/** Why a submission is no referral yet, and who is to complete it. */
export interface Lacking {
  readonly problems: readonly Problem[]
  readonly danger: Danger
  readonly isUrgent?: boolean
  /** Whoever filled in the form, who is to hear what is missing. */
  readonly referrerEmail?: string | undefined
  /** None, when whoever has it already keeps it. */
  readonly assignment?: Assignment | undefined
  /** From when its deadline counts, when that is neither its arrival nor as before. */
  readonly countsFrom?: Date | undefined
}

/** A submission that cannot become a referral yet, with every reason; a danger it tells is raised all the same. */
export function quarantine(from: Submission, lacking: Lacking, now: Date): Settled {
  const { danger, isUrgent = false, referrerEmail, assignment, countsFrom } = lacking
  const problems = [...lacking.problems]
  const { owner: before, referrerEmail: _, ...base } = nextBase(from, danger, now)
  const owner = assignment === undefined ? before : assignment.owner
  const submission: Submission = {
    ...base,
    ...(owner === undefined ? {} : { owner }),
    ...(referrerEmail === undefined ? {} : { referrerEmail }),
    ...(countsFrom === undefined ? {} : { countsFrom: countsFrom.toISOString() }),
    status: 'quarantined',
    problems,
    ...(isUrgent ? { isUrgent } : {}),
  }
  const quarantined = announce(submissionQuarantined, systemOccasion(now, from.correlationId), {
    ...about(submission),
    data: { form: from.form, problems, ...(assignment === undefined ? {} : { assignment }) },
  })
  return { submission, events: [...dangerEvents(from, danger, from.district, now), quarantined] }
}
