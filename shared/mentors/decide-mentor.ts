import type { Occasion } from '../../events/announce.ts'
import { again } from '../casework/again.ts'
import { commit } from '../table/commit.ts'
import type { Table } from '../table/table.ts'
import type { MentorDecision } from './life-cycle.ts'
import { type MentorPart, mentorPart, openOwnMentor, organisationAsRead } from './mentor-part.ts'

/**
 * Opens a mentor, decides, and writes what was decided with its deadlines and events in one transaction, which holds only
 * while the organisation's insurance is as it was looked at.
 * @throws NotFound when there is no such mentor
 * @throws Refused when its state does not allow it, or the operator does not work in its district
 * @throws Conflict when it was changed again and again
 */
export async function decideMentor(
  table: Table,
  id: string,
  decision: MentorDecision,
  occasion: Occasion,
): Promise<MentorPart> {
  return again(async () => {
    const opened = await openOwnMentor(table, id, occasion)
    const { district, organisation } = opened
    const met = new Set(['screen-mentor' as const])
    const part = await mentorPart(table, { ...decision(opened, occasion), district, met }, occasion)
    const looked = organisation === undefined ? [] : [organisationAsRead(organisation)]
    await commit(table, [...part.changes, ...looked], part.events)
    return part
  })
}
