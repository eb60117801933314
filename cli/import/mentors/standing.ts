import type { MatchingPolicy } from '../../../shared/domain/matching-policy.ts'
import {
  type Mentor,
  type MentorBase,
  mentor,
  mentorLeaveReason,
  suspensionReason,
} from '../../../shared/domain/mentor.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { romeDate, romeInstant } from '../../../shared/domain/rome.ts'
import { type Missing, missingParts, type Prerequisite } from '../../../shared/mentors/missing-parts.ts'
import type { ColumnProblem, MentorColumn } from './columns.ts'
import { orderProblems } from './order-of-days.ts'
import type { SaidStanding } from './said-mentor.ts'

/** By what a newcomer is judged. */
export interface StandingContext {
  readonly policy: MatchingPolicy
  /** The mentor's, if there is one. */
  readonly organisation: Organisation | undefined
  readonly now: Date
}

/** When somebody came, and how far: midnight in Italy of the first day that is told, else now. */
export function stepsOf(said: SaidStanding, now: Date) {
  const { appliedOn, screenedOn, trainedOn, activeSince, experience } = said
  const [first] = [screenedOn, trainedOn, activeSince].filter((day) => typeof day === 'string').toSorted()
  const applied = appliedOn ?? first
  return {
    appliedAt: (applied === undefined ? now : romeInstant(applied, '00:00')).toISOString(),
    ...(screenedOn == null ? {} : { screenedOn }),
    ...(trainedOn == null ? {} : { trainedOn }),
    ...(activeSince == null ? {} : { activeSince }),
    experience: experience ?? 0,
  }
}

/** A newcomer in the state that earlier records say, or why it cannot stand there. */
export function standingOf(
  base: MentorBase,
  { status = 'applied', reason }: SaidStanding,
  context: StandingContext,
): { readonly mentor?: Mentor; readonly problems: readonly ColumnProblem[] } {
  const wrong = [...stepProblems(base, status), ...reasonProblems(status, reason), ...orderProblems(base)]
  if (wrong.length > 0) return { problems: wrong }
  const at = context.now.toISOString()
  const made = mentor.parse({
    ...{ ...base, status },
    ...(status === 'suspended' ? { suspendedAt: at, reason: reason ?? 'other' } : {}),
    ...(status === 'left' ? { leftAt: at, reason: reason ?? 'other' } : {}),
  })
  return { mentor: made, problems: status === 'active' ? activationProblems(made, context) : [] }
}

const steps = ['screened_on', 'trained_on', 'active_since'] as const
type Step = (typeof steps)[number]

/** The days that somebody in this state has behind it. */
const neededFor: Readonly<Record<Mentor['status'], readonly Step[]>> = {
  applied: [],
  screened: ['screened_on'],
  trained: ['screened_on', 'trained_on'],
  active: ['screened_on', 'trained_on', 'active_since'],
  suspended: ['screened_on', 'trained_on', 'active_since'],
  left: [],
}

function stepProblems(base: MentorBase, status: Mentor['status']): ColumnProblem[] {
  const { screenedOn, trainedOn, activeSince } = base
  const days = { screened_on: screenedOn, trained_on: trainedOn, active_since: activeSince }
  const missing = neededFor[status].filter((step) => days[step] === undefined)
  const early = status === 'left' ? [] : steps.filter((step) => !neededFor[status].includes(step))
  const tooEarly = `who is ${status} has no such day yet: correct the status, or leave it empty`
  return [
    ...missing.map((column) => ({ column, problem: `missing: who is ${status} has such a day` })),
    ...early.filter((step) => days[step] !== undefined).map((column) => ({ column, problem: tooEarly })),
  ]
}

function reasonProblems(status: Mentor['status'], reason: SaidStanding['reason']): ColumnProblem[] {
  if (reason === undefined) return []
  const allowed = { suspended: suspensionReason.options, left: mentorLeaveReason.options }
  if (status !== 'suspended' && status !== 'left') {
    return [{ column: 'reason', problem: 'only of who is suspended or has left: leave it empty' }]
  }
  const words: readonly string[] = allowed[status]
  return words.includes(reason)
    ? []
    : [{ column: 'reason', problem: `none for who is ${status}: use ${words.join(', ')}` }]
}

/**
 * What activation would ask for, on the day on which somebody became active. A certificate that was renewed since then
 * counts as long as it is not to be looked at anew.
 */
function activationProblems(active: Mentor, { policy, organisation, now }: StandingContext): ColumnProblem[] {
  const { person, activeSince } = active
  if (activeSince === undefined) return []
  const asTrained: Mentor = { ...active, status: 'trained' }
  const { activeSince: _, ...newcomer } = asTrained
  const then = missingParts(newcomer, { policy, organisation, day: activeSince })
  const isRenewed = person.kind === 'adult' && (person.clearance?.issuedOn ?? '') > activeSince
  if (!isRenewed) return then.map(toColumn)
  const today = missingParts(asTrained, { policy, organisation, day: romeDate(now) })
  const others = then.filter(({ what }) => what !== 'clearance')
  return [...others, ...today.filter(({ what }) => what === 'clearance')].map(toColumn)
}

function toColumn({ what }: Missing): ColumnProblem {
  const { column, problem } = inFile[what]
  return { column, problem: `${problem}; or import it as trained` }
}

const inFile: Readonly<Record<Prerequisite, { readonly column: MentorColumn; readonly problem: string }>> = {
  screening: { column: 'screened_on', problem: 'missing' },
  training: { column: 'trained_on', problem: 'missing' },
  clearance: {
    column: 'clearance_issued_on',
    problem:
      'who is active had a certificate that was not too old on the day in active_since: correct the days',
  },
  'parents-authorisation': {
    column: 'parents_authorised_on',
    problem: 'missing: an active peer tutor has the parents’ authorisation',
  },
  'school-agreement': {
    column: 'school_agreed_on',
    problem: 'missing: an active peer tutor has the school’s agreement',
  },
  organisation: { column: 'organisation', problem: 'missing: who is active is insured through one' },
  insurance: {
    column: 'organisation',
    problem: 'was not insured on the day in active_since: import organisations with its insurance first',
  },
}
