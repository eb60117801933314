import type { MentorBase } from '../../../shared/domain/mentor.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import type { ColumnProblem, MentorColumn } from './columns.ts'

type Day = readonly [MentorColumn, string | undefined]

/** Steps are not skipped: a day that comes before the one of the step before it, or a pupil's words after its first day. */
export function orderProblems(base: MentorBase): ColumnProblem[] {
  const { appliedAt, screenedOn, trainedOn, activeSince, person } = base
  const steps: readonly Day[] = [
    ['applied_on', romeDate(new Date(appliedAt))],
    ['screened_on', screenedOn],
    ['trained_on', trainedOn],
    ['active_since', activeSince],
  ]
  const taken = steps.filter(([, day]) => day !== undefined)
  const early = taken.flatMap(([column, day = ''], place) => {
    const [before, its = ''] = taken[place - 1] ?? [column]
    return day < its ? [{ column, problem: `before the day in ${before}: correct one of them` }] : []
  })
  const words: readonly Day[] =
    person.kind === 'adult'
      ? []
      : [
          ['parents_authorised_on', person.parentsAuthorisedOn],
          ['school_agreed_on', person.schoolAgreedOn],
        ]
  const late = words.filter(([, day = '']) => activeSince !== undefined && day > activeSince)
  return [
    ...early,
    ...late.map(([column]) => ({ column, problem: 'after the day in active_since: correct one of them' })),
  ]
}
