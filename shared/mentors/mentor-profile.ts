import { isDeepStrictEqual } from 'node:util'
import type * as z from 'zod/mini'
import type { mentorChange } from '../../events/mentor-changed.ts'
import type { Mentor, MentorBase } from '../domain/mentor.ts'
import { Refused } from '../errors.ts'
import { saidOr } from './said.ts'

export type MentorChange = z.infer<typeof mentorChange>

/** What is known of a mentor, whatever its status. Personal. */
export type MentorProfile = Pick<
  MentorBase,
  | 'name'
  | 'organisation'
  | 'person'
  | 'writtenTo'
  | 'gender'
  | 'languages'
  | 'municipality'
  | 'reachKm'
  | 'availability'
  | 'skills'
  | 'preferences'
  | 'capacity'
>

/** What may be taken away again. */
type Removable = 'organisation' | 'gender' | 'availability'

/** What is said of a mentor. What is not spoken of is undefined and stays, what it has none of is null. */
export type SaidOfMentor = {
  readonly [Part in keyof MentorProfile]?:
    | MentorProfile[Part]
    | undefined
    | (Part extends Removable ? null : never)
}

/**
 * A mentor of whom something is said, and what that changes: nothing, when all is so already. Its version is the next one
 * when something does.
 * @throws Refused when an adult is to become a peer tutor, or the other way round
 */
export function withSaid(
  before: Mentor,
  said: SaidOfMentor,
): { readonly after: Mentor; readonly changes: readonly MentorChange[] } {
  if (said.person !== undefined && said.person.kind !== before.person.kind) {
    throw new Refused(
      `mentor ${before.id} is an ${before.person.kind}: who becomes a ${said.person.kind} is a mentor of its own, under another id`,
    )
  }
  const { organisation, gender, availability, ...others } = before
  const spoken = Object.fromEntries(
    Object.entries(said).filter(([part, value]) => value !== undefined && !removable.has(part)),
  )
  const after: Mentor = {
    ...others,
    ...spoken,
    ...optional('organisation', said.organisation, organisation),
    ...optional('gender', said.gender, gender),
    ...optional('availability', said.availability, availability),
  }
  const changes = changesBetween(before, after)
  return { after: changes.length === 0 ? before : { ...after, version: before.version + 1 }, changes }
}

const removable: ReadonlySet<string> = new Set<Removable>(['organisation', 'gender', 'availability'])

function optional<Part extends Removable, Value>(
  part: Part,
  said: Value | null | undefined,
  before: Value | undefined,
): { [Its in Part]?: Value } {
  const value = saidOr(said, before)
  return value === undefined ? {} : ({ [part]: value } as { [Its in Part]: Value }) // a computed key widens
}

/** What differs between two states of knowledge about one mentor. */
export function changesBetween(before: MentorProfile, after: MentorProfile): MentorChange[] {
  const parts = new Map<MentorChange, (of: MentorProfile) => unknown>([
    ['name', ({ name }) => name],
    ['organisation', ({ organisation }) => organisation],
    ['contact', contactOf],
    ['clearance', ({ person }) => (person.kind === 'adult' ? person.clearance : undefined)],
    ['authorisation', authorisationOf],
    ['gender', ({ gender }) => gender],
    ['languages', ({ languages }) => languages],
    ['municipality', ({ municipality }) => municipality],
    ['reach', ({ reachKm }) => reachKm],
    ['availability', ({ availability }) => availability],
    ['skills', ({ skills }) => skills],
    ['preferences', ({ preferences }) => preferences],
    ['capacity', ({ capacity }) => capacity],
  ])
  return [...parts].flatMap(([name, of]) => (isDeepStrictEqual(of(before), of(after)) ? [] : [name]))
}

function contactOf({ person, writtenTo }: MentorProfile) {
  if (person.kind === 'adult') return [writtenTo, person.email, person.phone]
  const { institution, name, email } = person.referent
  return [writtenTo, institution, name, email]
}

function authorisationOf({ person }: MentorProfile) {
  return person.kind === 'adult' ? undefined : [person.parentsAuthorisedOn, person.schoolAgreedOn]
}
