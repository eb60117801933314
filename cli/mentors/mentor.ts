import type { Mentor } from '../../shared/domain/mentor.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { decideMentor } from '../../shared/mentors/decide-mentor.ts'
import type { MentorDecision, MentorFile } from '../../shared/mentors/life-cycle.ts'
import { openMentor } from '../../shared/mentors/mentor-part.ts'
import { type Missing, missingParts } from '../../shared/mentors/missing-parts.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { openDeadlines, requireActor } from '../casework/case.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'

/**
 * Decides about a mentor, as whoever runs the command line.
 * @throws NotFound when there is no such mentor
 * @throws Refused when nobody known acts, or the mentor's state does not allow it
 */
export async function decideAboutMentor(connection: Connection, id: string, decision: MentorDecision) {
  await requireActor(connection)
  await decideMentor(connection.table, id, decision, occasionOf(connection)).catch(
    refusedWhenChanged(`mentor ${id}`),
  )
  return standingOfMentor(connection, id)
}

/** How a mentor stands: nothing personal. What is missing is what keeps it from being proposed today. */
export async function standingOfMentor({ table, now }: Pick<Connection, 'table' | 'now'>, id: string) {
  const [file, deadlines] = await Promise.all([openMentor(table, id), deadlinesOf(table, `mentor/${id}`)])
  const { mentor } = file
  const missing = missingOf(file, romeDate(now()))
  return {
    mentor: id,
    ...statusOf(mentor),
    district: mentor.district,
    ...(missing.length === 0 ? {} : { missing: missing.map(({ says }) => says) }),
    deadlines: openDeadlines(deadlines),
  }
}

/** How far it is, and why it is suspended or has left. */
export function statusOf(mentor: Mentor) {
  const { status } = mentor
  return 'reason' in mentor ? { status, reason: mentor.reason } : { status }
}

/** What a mentor lacks to be proposed on a day; of who has left, nothing is asked any more. */
export function missingOf({ mentor, policy, organisation }: MentorFile, day: string): Missing[] {
  return mentor.status === 'left' ? [] : missingParts(mentor, { policy, organisation, day })
}
