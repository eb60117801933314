import { type Deadline, isOpen } from '../../domain/deadline.ts'
import type { WhyNot } from '../owners/roster.ts'

/** What is wrong with somebody’s place, or with a deadline. */
export interface Fault {
  readonly subject: string
  readonly caseCode?: string | undefined
  /** A deadline by kind and number, as in `triage 1`; else whose place it is, as in `household liaison`. */
  readonly what: string
  readonly fault: WhyNot | 'missing' | 'doubled' | 'left-over' | 'misplaced'
  /** Whose it is, wrongly. */
  readonly operator?: string | undefined
}

/**
 * What is wrong with the deadlines of a thing, by what they would be if they were settled now. That a policy or an office’s
 * days have changed since is no fault: a deadline keeps its day until its case is decided about.
 */
export function deadlineFaults(present: readonly Deadline[], settled: readonly Deadline[]): Fault[] {
  return settled.flatMap((next): Fault[] => {
    const before = present.find((one) => isSame(one, next))
    const { subject, caseCode, kind, number } = next
    const named = { subject, caseCode, what: `${kind} ${number}` }
    if (before === undefined) return [{ ...named, fault: 'missing' }]
    if (isOpen(next)) {
      return isElsewhere(before, next) ? [{ ...named, fault: 'misplaced', operator: before.owner }] : []
    }
    const other = present.some((one) => isOpen(one) && one.number !== number && isAlike(one, next))
    return [{ ...named, fault: other ? 'doubled' : 'left-over' }]
  })
}

function isSame(one: Deadline, other: Deadline): boolean {
  return one.subject === other.subject && one.kind === other.kind && one.number === other.number
}

function isAlike(one: Deadline, other: Deadline): boolean {
  return one.subject === other.subject && one.kind === other.kind && one.about === other.about
}

function isElsewhere(before: Deadline, next: Deadline): boolean {
  const { owner, liaison, district, isUrgent } = next
  const isSamePerson = before.owner === owner && before.liaison === liaison
  return !isSamePerson || before.district !== district || before.isUrgent !== isUrgent
}
