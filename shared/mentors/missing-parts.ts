import { addMonths } from '../domain/deadline-policy.ts'
import type { MatchingPolicy } from '../domain/matching-policy.ts'
import type { Mentor } from '../domain/mentor.ts'
import type { Organisation } from '../domain/organisation.ts'

/** What a mentor has to have before it becomes active. */
export type Prerequisite =
  | 'screening'
  | 'training'
  | 'clearance'
  | 'parents-authorisation'
  | 'school-agreement'
  | 'organisation'
  | 'insurance'

/** What is missing, as it is told: why, and what to do about it. */
export interface Missing {
  readonly what: Prerequisite
  readonly says: string
}

/** By what it is judged. */
export interface Requirements {
  readonly policy: Pick<MatchingPolicy, 'isClearanceRequired' | 'clearanceMonths' | 'recheckMonths'>
  /** The mentor's, if it is known. */
  readonly organisation: Organisation | undefined
  /** The day on which it becomes active. */
  readonly day: string
}

/** All that a mentor lacks to become active on a day, in the order in which it is seen to; nothing, when it may. */
export function missingParts(mentor: Mentor, requirements: Requirements): Missing[] {
  return [
    ...stepsMissing(mentor),
    ...(mentor.person.kind === 'adult' ? clearanceMissing(mentor, requirements) : consentMissing(mentor)),
    ...insuranceMissing(mentor, requirements),
  ]
}

function stepsMissing({ id, status }: Mentor): Missing[] {
  const training: Missing = {
    what: 'training',
    says: `has not finished the training: mentor train ${id}`,
  }
  if (status === 'screened') return [training]
  if (status !== 'applied') return []
  return [{ what: 'screening', says: `nobody has spoken with them: mentor screen ${id}` }, training]
}

/**
 * Until which day a mentor's certificate counts that was issued on a day: when they become active for the first time it may
 * be `clearanceMonths` old; the Ministry's FAQ on art. 25-bis: not to be repeated for the same relation, so later on as old
 * as the district wants it looked at anew.
 */
export function clearedUntil(
  mentor: Pick<Mentor, 'status' | 'activeSince'>,
  issuedOn: string,
  policy: Pick<MatchingPolicy, 'clearanceMonths' | 'recheckMonths'>,
): string {
  const firstTime = addMonths(issuedOn, policy.clearanceMonths)
  return isKnownBy(mentor, issuedOn, firstTime) ? addMonths(issuedOn, policy.recheckMonths) : firstTime
}

/**
 * Whether a certificate is of a relation that was there before. Earlier records may say a first day on which it was too old
 * already: it was never seen in time, and is asked for as if there had been no such day.
 */
function isKnownBy(
  { status, activeSince }: Pick<Mentor, 'status' | 'activeSince'>,
  issuedOn: string,
  firstTime: string,
): boolean {
  if (activeSince === undefined) return false
  return status === 'active' || issuedOn > activeSince || activeSince <= firstTime
}

function clearanceMissing(mentor: Mentor, { policy, day }: Requirements): Missing[] {
  const { person, id } = mentor
  if (person.kind !== 'adult' || !policy.isClearanceRequired) return []
  const cure = `mentor set ${id} --clearance-issued-on <day>`
  const { clearance } = person
  if (clearance === undefined) {
    return [{ what: 'clearance', says: `no certificate (art. 25-bis) is known: ${cure}` }]
  }
  const until = clearedUntil(mentor, clearance.issuedOn, policy)
  if (clearance.issuedOn <= day && day <= until) return []
  return [
    {
      what: 'clearance',
      says: `the certificate (art. 25-bis) of ${clearance.issuedOn} counted until ${until}: ask for a new one, then ${cure}`,
    },
  ]
}

function consentMissing({ person, id }: Mentor): Missing[] {
  if (person.kind !== 'peer-tutor') return []
  const missing: Missing[] = []
  if (person.parentsAuthorisedOn === undefined) {
    const says = `the parents have not allowed it: mentor set ${id} --parents-authorised-on <day>`
    missing.push({ what: 'parents-authorisation', says })
  }
  if (person.schoolAgreedOn === undefined) {
    const says = `the school has not agreed: mentor set ${id} --school-agreed-on <day>`
    missing.push({ what: 'school-agreement', says })
  }
  return missing
}

function insuranceMissing({ id, organisation: its }: Mentor, { organisation, day }: Requirements): Missing[] {
  if (its === undefined || organisation === undefined) {
    const says = `no organisation insures them: mentor set ${id} --organisation <id>`
    return [{ what: 'organisation', says }]
  }
  const cure = `organisation set ${organisation.id} --insured-until <day>`
  const { insurance } = organisation
  if (insurance === undefined) {
    return [{ what: 'insurance', says: `nothing is known of an insurance of ${organisation.id}: ${cure}` }]
  }
  if (day <= insurance.expiresOn) return []
  const says = `the insurance of ${organisation.id} ended on ${insurance.expiresOn}: ${cure}`
  return [{ what: 'insurance', says }]
}
