import type { DistrictRow } from '../../../shared/domain/district.ts'
import type { Problem } from '../../../shared/domain/field.ts'
import type { MentorFieldName } from '../../../shared/domain/mentor-field.ts'
import { findPlace, type Place } from '../../../shared/domain/municipality.ts'
import type { Submission } from '../../../shared/domain/submission.ts'
import type { MentorProfile } from '../../../shared/mentors/mentor-profile.ts'
import { type Danger, isToBeRaised } from '../danger.ts'
import { isBlank } from '../dictionary/reading.ts'
import { brokenIn } from '../understanding.ts'
import type { MentorFindings, SentByMentor } from './examination.ts'
import { type NamedOrganisation, organisationNamed, profileOf } from './profile.ts'

/** What a mentor's form comes to, besides what it says itself. */
export interface MentorMaterial extends SentByMentor {
  readonly districts: readonly DistrictRow[]
  /** Of the districts that the mentor may belong to. */
  readonly organisations: readonly NamedOrganisation[]
  /** What was heard of a danger so far. */
  readonly heard: Pick<Submission, 'dangerRaised' | 'dangerConfirmed'>
}

/** Complete: somebody may be asked to mentor who is known well enough. Otherwise every problem is named. */
export type UnderstoodApplication = CompleteApplication | IncompleteApplication

export interface CompleteApplication {
  readonly isComplete: true
  readonly danger: Danger
  readonly profile: MentorProfile
  readonly place: Place
  readonly remarks: readonly Problem[]
}

export interface IncompleteApplication {
  readonly isComplete: false
  readonly danger: Danger
  readonly problems: readonly Problem[]
}

/**
 * What the findings come to. A danger that nobody has confirmed stands in the way: what becomes an application is no longer
 * among what is to be completed, and a danger must not get lost with it.
 */
export function concludeApplication(
  findings: MentorFindings,
  material: MentorMaterial,
): UnderstoodApplication {
  const { sent, placed, answers, danger } = findings
  const place =
    answers.municipality === undefined ? undefined : findPlace(answers.municipality, material.districts)
  const onWhole = [...sent.problems, ...brokenIn(placed)]
  // Who corrected fields has looked at the body.
  const isSeen = Object.keys(material.corrections).length > 0
  const faults = faultsOf(findings)
  const problems = [
    ...(isSeen ? [] : onWhole),
    ...(isUnconfirmed(danger, material.heard) ? [unconfirmedDanger] : []),
    ...missing(findings),
    ...(answers.municipality !== undefined && place === undefined ? [unknownMunicipality] : []),
    ...(isMinorAmongAdults(findings, material.receivedOn) ? [notOfAge] : []),
    ...faults.filter((fault) => isBlocking(fault, findings)),
  ]
  const organisation = organisationNamed(answers.organisation, material.organisations)
  const profile = place === undefined ? undefined : profileOf(findings, place, organisation?.id)
  if (problems.length > 0 || place === undefined || profile === undefined) {
    return { isComplete: false, danger, problems }
  }
  const remarks = [
    ...(isSeen ? onWhole : []),
    ...sent.remarks,
    ...faults,
    ...(answers.organisation !== undefined && organisation === undefined ? [unknownOrganisation] : []),
  ]
  return { isComplete: true, danger, profile, place, remarks }
}

export const unconfirmedDanger: Problem = { field: 'child_in_danger', problem: 'unconfirmed' }
const unknownMunicipality: Problem = { field: 'municipality', problem: 'unknown' }
const notOfAge: Problem = { field: 'birth_date', problem: 'not-of-age' }
const unknownOrganisation: Problem = { field: 'organisation', problem: 'unknown' }

/** A danger that is told now, or was before, until a person has confirmed it. */
export function isUnconfirmed(danger: Danger, heard: MentorMaterial['heard']): boolean {
  const { dangerRaised, dangerConfirmed } = heard
  return isToBeRaised(danger, heard) || (dangerRaised !== undefined && dangerConfirmed === undefined)
}

const common = ['given_name', 'municipality', 'languages'] as const satisfies MentorFieldName[]

/** Without these there is no application: a pupil is reached through its school, an adult by mail. */
const requiredFields = {
  adult: [...common, 'email'],
  'peer-tutor': [...common, 'institution', 'referent_name', 'referent_email'],
} as const satisfies Record<string, MentorFieldName[]>

function missing({ fields, kind }: MentorFindings): Problem[] {
  return requiredFields[kind]
    .filter((name) => isBlank(fields.get(name)))
    .map((field) => ({ field, problem: 'missing' }))
}

function faultsOf({ readings }: MentorFindings): Problem[] {
  return [...readings].flatMap(([field, { fault }]) =>
    fault === undefined ? [] : [{ field, problem: fault }],
  )
}

/** A required field of which nothing can be read, and an adult who may be none. */
function isBlocking({ field, problem }: Problem, { kind, answers }: MentorFindings): boolean {
  const isRequired = requiredFields[kind].some((one) => one === field && answers[one] === undefined)
  const isAgeUnclear = field === 'mentor_kind' || (field === 'birth_date' && kind === 'adult')
  return isRequired || isAgeUnclear || problem === 'broken-characters'
}

const ADULT_YEARS = 18

/** Somebody who may not be of age yet is no adult mentor, whatever the form says. */
function isMinorAmongAdults({ answers, kind }: MentorFindings, receivedOn: string): boolean {
  const { birth_date: born } = answers
  if (kind !== 'adult' || born === undefined) return false
  return `${Number(born.slice(0, 4)) + ADULT_YEARS}${born.slice(4)}` > receivedOn
}
