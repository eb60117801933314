import type { AnyEvent } from '../../events/all-events.ts'
import type { Occasion } from '../../events/announce.ts'
import { requireOwnDistrict } from '../casework/acting.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { DeadlineKind } from '../domain/deadline-policy.ts'
import type { District } from '../domain/district.ts'
import { matchingPolicyOf } from '../domain/matching-policy.ts'
import { type Mentor, mentor as mentorSchema } from '../domain/mentor.ts'
import type { Organisation } from '../domain/organisation.ts'
import { NotFound, Refused } from '../errors.ts'
import type { Change } from '../table/commit.ts'
import { getDistrict } from '../table/district-store.ts'
import { key } from '../table/keys.ts'
import { findMentor, mentorShape } from '../table/mentor-store.ts'
import { findOrganisation } from '../table/organisation-store.ts'
import type { Table } from '../table/table.ts'
import type { DecidedMentor, MentorFile } from './life-cycle.ts'
import { demandsOfMentor } from './mentor-demands.ts'
import { settleOwn } from './own-deadlines.ts'

/** A mentor as it stands then, with what has to be written and told, for a transaction. */
export interface MentorPart {
  readonly mentor: Mentor
  readonly changes: readonly Change[]
  readonly events: readonly AnyEvent[]
  /** All of its deadlines as they stand then, those that ended too. */
  readonly deadlines: readonly Deadline[]
}

/** A mentor with what a decision about it looks at, and its district. */
export interface OpenedMentor extends MentorFile {
  readonly district: District
}

/**
 * A mentor about which an operator may decide: one of a district in which they work.
 * @throws NotFound when there is no such mentor
 * @throws Refused when they do not work there
 */
export async function openOwnMentor(table: Table, id: string, occasion: Occasion): Promise<OpenedMentor> {
  const opened = await openMentor(table, id)
  const { district } = opened.mentor
  await requireOwnDistrict(table, occasion, { district, deed: `${district} decides about mentor ${id}` })
  return opened
}

/** @throws NotFound when there is no such mentor */
export async function openMentor(table: Table, id: string): Promise<OpenedMentor> {
  const mentor = await findMentor(table, id)
  if (mentor === undefined) throw new NotFound(`mentor ${id} does not exist: see "mentor list"`)
  const [district, organisation] = await Promise.all([
    getDistrict(table, mentor.district),
    mentor.organisation === undefined ? undefined : findOrganisation(table, mentor.organisation),
  ])
  return { mentor, district, organisation, policy: matchingPolicyOf(district.policy) }
}

/** A mentor that changes, or is new, with the deadlines that its state demands. */
export interface ChangedMentor extends DecidedMentor {
  readonly district: District
  readonly isNew?: boolean
  readonly met?: ReadonlySet<DeadlineKind>
}

/**
 * What has to be written of a mentor that changes, in one transaction with whatever else happens.
 * @throws ZodError when it is none, as a pupil with an address of its own
 */
export async function mentorPart(
  table: Table,
  { mentor: given, events, district, isNew = false, met }: ChangedMentor,
  occasion: Occasion,
): Promise<MentorPart> {
  const mentor = mentorSchema.parse(given)
  const subject = `mentor/${mentor.id}`
  const policy = matchingPolicyOf(district.policy)
  const demands = (owner: string | undefined) => demandsOfMentor(mentor, policy, owner)
  const settled = await settleOwn(table, { subject, district, demands }, { isNew, met }, occasion)
  const item = mentorShape.toItem(mentor)
  return {
    mentor,
    changes: [isNew ? { create: item } : { replace: item }, ...settled.changes],
    events: [...events, ...settled.events],
    deadlines: settled.deadlines,
  }
}

/**
 * Holds a transaction to it that the organisation through which a mentor is insured is as read.
 * @throws Refused when there is none of that id
 */
export async function requireOrganisation(table: Table, id: string | undefined): Promise<Change[]> {
  if (id === undefined) return []
  const organisation = await findOrganisation(table, id)
  if (organisation !== undefined) return [organisationAsRead(organisation)]
  throw new Refused(
    `no organisation is called ${id}: see "organisation list", or add it with "import organisations"`,
  )
}

/** Holds a transaction to it that an organisation, and so its insurance, is as read. */
export function organisationAsRead({ id, version }: Organisation): Change {
  return { check: key.organisation(id), version }
}
