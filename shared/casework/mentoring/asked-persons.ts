import type { Person } from '../../domain/household.ts'
import type { MentorKind } from '../../domain/mentor.ts'
import type { MentoringRequest } from '../../domain/mentoring-request.ts'
import { Refused } from '../../errors.ts'

/** Whom a request is for, and of which kind of mentor. */
export interface AskedFor {
  readonly caseCode: string
  readonly kind: MentorKind
  /** None: the family as a whole. */
  readonly persons: readonly number[]
}

/**
 * That everybody whom a request names is of the family, and that a pupil is asked for pupils only.
 * @throws Refused when not
 */
export function requireTheirs({ caseCode, kind, persons }: AskedFor, members: readonly Person[]): void {
  const known = new Map(members.map((one) => [one.number, one]))
  const unknown = persons.find((number) => !known.has(number))
  if (unknown !== undefined) {
    throw new Refused(
      `${caseCode}: the family has no person ${unknown}: see "household show ${caseCode} --show-personal-data"`,
    )
  }
  if (kind === 'adult') return
  const others = persons.filter((number) => known.get(number)?.role !== 'minor')
  if (others.length > 0) {
    throw new Refused(
      `${caseCode}: person ${others.join(', ')} is no minor, and a peer tutor is for pupils: ask for an adult, or set it right with "household correct ${caseCode} --person ${others[0]} --set role=minor"`,
    )
  }
  if (!members.some(({ role }) => role === 'minor')) {
    throw new Refused(
      `${caseCode}: no minor is known in the family, and a peer tutor is for pupils: "household add-person ${caseCode}" first, or ask for an adult`,
    )
  }
}

/**
 * That no mentor of the kind is asked for the same person already; the family as a whole is everybody of it.
 * @throws Refused with the request that waits
 */
export function requireNotAsked(
  { caseCode, kind, persons }: AskedFor,
  requests: readonly MentoringRequest[],
): void {
  const same = requests.find((one) => one.status === 'waiting' && one.kind === kind && overlap(one, persons))
  if (same === undefined) return
  const whom = same.persons.length === 0 ? 'the family as a whole' : `person ${same.persons.join(', ')}`
  throw new Refused(
    `${caseCode}: request ${same.number} for ${whom} (${kind}) waits since ${same.requestedAt}: withdraw it first, "mentoring withdraw ${caseCode} ${same.number} --reason <reason>", or name others with --person`,
  )
}

function overlap({ persons }: MentoringRequest, others: readonly number[]): boolean {
  return persons.length === 0 || others.length === 0 || persons.some((one) => others.includes(one))
}
