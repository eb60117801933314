import type { Demand } from '../casework/deadlines/demands.ts'
import { addMonths } from '../domain/deadline-policy.ts'
import type { MatchingPolicy } from '../domain/matching-policy.ts'
import type { Mentor } from '../domain/mentor.ts'
import type { Organisation } from '../domain/organisation.ts'
import { romeDate, romeInstant } from '../domain/rome.ts'

/** Who has what a mentor's or an organisation's state demands: a coordinator of the district. */
type Owner = string | undefined

/** Any time of the day that counts. */
const NOON = '12:00'

/**
 * What a mentor's state demands: that somebody speaks with who applied, and that the certificate of an adult is looked at
 * anew, from the first day as an active mentor until it leaves. Without one, as older records may have it, at once.
 */
export function demandsOfMentor(
  mentor: Mentor,
  policy: Pick<MatchingPolicy, 'isClearanceRequired' | 'recheckMonths'>,
  owner: Owner,
): Demand[] {
  const { id, district, status, person, activeSince } = mentor
  const common = { subject: `mentor/${id}`, district, owner, liaison: owner, isUrgent: false }
  const { appliedAt, countsFrom = appliedAt } = mentor
  if (status === 'applied') return [{ ...common, kind: 'screen-mentor', from: countsFrom }]
  const isWorking = status === 'active' || status === 'suspended'
  if (person.kind !== 'adult' || !policy.isClearanceRequired || !isWorking) return []
  const { clearance } = person
  const day =
    clearance === undefined
      ? (activeSince ?? romeDate(new Date(appliedAt)))
      : addMonths(clearance.issuedOn, policy.recheckMonths)
  return [{ ...common, kind: 'clearance', from: romeInstant(day, NOON).toISOString() }]
}

/** That an organisation's insurance is renewed: one, however many of its volunteers mentor. */
export function demandsOfOrganisation({ id, district, insurance }: Organisation, owner: Owner): Demand[] {
  if (insurance === undefined) return []
  const from = romeInstant(insurance.expiresOn, NOON).toISOString()
  const subject = `organisation/${id}`
  return [{ subject, district, owner, liaison: owner, isUrgent: false, kind: 'insurance', from }]
}
