import { announce, type Occasion } from '../../events/announce.ts'
import { mentorChanged } from '../../events/mentor-changed.ts'
import { again } from '../casework/again.ts'
import type { Mentor } from '../domain/mentor.ts'
import { romeDate } from '../domain/rome.ts'
import { Refused } from '../errors.ts'
import { commit } from '../table/commit.ts'
import type { Table } from '../table/table.ts'
import { about, type MentorFile } from './life-cycle.ts'
import { type MentorPart, mentorPart, openOwnMentor, requireOrganisation } from './mentor-part.ts'
import { type MentorChange, type SaidOfMentor, withSaid } from './mentor-profile.ts'

/** A mentor that was changed, and in what; nothing, when all was so already. */
export interface MentorSaid extends Omit<MentorPart, 'changes' | 'events'> {
  readonly changes: readonly MentorChange[]
}

/** What is said of a mentor; a function of how it stands, where one part is said of several. */
export type Saying = SaidOfMentor | ((mentor: Mentor) => SaidOfMentor)

/**
 * Changes what is known of a mentor, whatever its status; what is not said stays. A new certificate moves its deadline.
 * @throws NotFound when there is no such mentor
 * @throws Refused when it has left, what is said will not do, or the operator does not work in its district
 * @throws Conflict when it was changed again and again
 */
export async function changeMentor(
  table: Table,
  id: string,
  saying: Saying,
  occasion: Occasion,
): Promise<MentorSaid> {
  return again(async () => {
    const { district, ...file } = await openOwnMentor(table, id, occasion)
    const said = typeof saying === 'function' ? saying(file.mentor) : saying
    const { mentor, events, changes } = saidOf(file, said, occasion)
    const isKnown = mentor.organisation === file.mentor.organisation
    const checks = isKnown ? [] : await requireOrganisation(table, mentor.organisation)
    const part = await mentorPart(table, { mentor, events, district }, occasion)
    if (changes.length > 0) await commit(table, [...part.changes, ...checks], part.events)
    return { mentor, deadlines: part.deadlines, changes }
  })
}

/** @throws Refused when it has left, or what is said will not do */
function saidOf({ mentor: before }: Pick<MentorFile, 'mentor'>, said: SaidOfMentor, occasion: Occasion) {
  if (before.status === 'left')
    throw new Refused(`mentor ${before.id} has left: nothing of it changes any more`)
  const { after, changes } = withSaid(before, said)
  requirePast(after, romeDate(occasion.at))
  const data = { changes: [...changes] }
  const events = changes.length === 0 ? [] : [announce(mentorChanged, occasion, { ...about(after), data })]
  return { mentor: after, events, changes }
}

/** @throws Refused when a certificate, or somebody's word, is of a day to come */
function requirePast({ id, person }: Mentor, today: string): void {
  const days =
    person.kind === 'adult'
      ? { certificate: person.clearance?.issuedOn }
      : { 'parents’ authorisation': person.parentsAuthorisedOn, 'school’s agreement': person.schoolAgreedOn }
  for (const [what, day] of Object.entries(days)) {
    if (day === undefined || day <= today) continue
    throw new Refused(
      `mentor ${id}: the ${what} cannot be of ${day}: name today, ${today}, or an earlier day`,
    )
  }
}
