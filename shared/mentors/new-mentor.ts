import { announce, type Occasion } from '../../events/announce.ts'
import { mentorAdded } from '../../events/mentor-added.ts'
import { mentorApplied } from '../../events/mentor-applied.ts'
import { requireOwnDistrict } from '../casework/acting.ts'
import { again } from '../casework/again.ts'
import type { Mentor } from '../domain/mentor.ts'
import { romeDate } from '../domain/rome.ts'
import { commit } from '../table/commit.ts'
import { getDistrict } from '../table/district-store.ts'
import type { Table } from '../table/table.ts'
import { about } from './life-cycle.ts'
import { type MentorPart, mentorPart, requireOrganisation } from './mentor-part.ts'
import type { MentorProfile } from './mentor-profile.ts'

/** Somebody who wants to mentor. */
export interface Application extends MentorProfile {
  readonly id: string
  readonly district: string
  /** When it arrived. */
  readonly appliedAt: string
}

/**
 * Somebody who wants to mentor, as a part of a transaction: a mentor who has applied, and a coordinator who is to speak
 * with them. An organisation that is not known is left out: whoever speaks with them finds it out.
 * @throws NotFound when there is no such district
 */
export async function applyMentor(
  table: Table,
  application: Application,
  occasion: Occasion,
): Promise<MentorPart> {
  const district = await getDistrict(table, application.district)
  const mentor: Mentor = { ...application, status: 'applied', taken: 0, experience: 0, version: 1 }
  const data = { kind: mentor.person.kind }
  const events = [announce(mentorApplied, occasion, { ...about(mentor), data })]
  return mentorPart(table, { mentor, events, district, isNew: true }, occasion)
}

/** A mentor in whatever status, as records of before have it. */
type WithoutVersion<One> = One extends Mentor ? Omit<One, 'version'> : never
export type KnownMentor = WithoutVersion<Mentor>

/**
 * Takes over a mentor from earlier records, as it stands there: nothing is looked at again, but whoever is active without
 * a certificate has a deadline at once, and an application has its time from now on.
 * @throws NotFound when there is no such district
 * @throws Refused when its organisation is not known, or an operator acts who does not work in its district
 * @throws Conflict when its id is taken
 */
export async function addMentor(table: Table, known: KnownMentor, occasion: Occasion): Promise<MentorPart> {
  return again(async () => {
    const { district: id, organisation } = known
    const deed = `${id} looks after mentor ${known.id}`
    await requireOwnDistrict(table, occasion, { district: id, deed })
    const [district, checks] = await Promise.all([
      getDistrict(table, id),
      requireOrganisation(table, organisation),
    ])
    const mentor: Mentor = { ...sinceWhen(known, occasion), version: 1 }
    const data = { kind: mentor.person.kind, status: mentor.status }
    const events = [announce(mentorAdded, occasion, { ...about(mentor), data })]
    const part = await mentorPart(table, { mentor, events, district, isNew: true }, occasion)
    await commit(table, [...part.changes, ...checks], part.events)
    return part
  })
}

/**
 * Who is active has been so since some day: today, where nobody says. An application of before could be read from now on
 * only.
 */
function sinceWhen(known: KnownMentor, { at }: Occasion): KnownMentor {
  const isUnsaid = known.status === 'active' && known.activeSince === undefined
  if (isUnsaid) return { ...known, activeSince: romeDate(at) }
  const isEarlier = known.status === 'applied' && new Date(known.appliedAt) < at
  return isEarlier ? { ...known, countsFrom: at.toISOString() } : known
}
