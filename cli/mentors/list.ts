import { type MentorStatus, mentorStatuses } from '../../shared/domain/mentor.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import { openMentor } from '../../shared/mentors/mentor-part.ts'
import { mentorRows } from '../../shared/table/mentor-store.ts'
import type { Connection } from '../connection.ts'
import { wantedDistricts } from '../districts.ts'
import { collect, latestOf } from '../lists.ts'
import { missingOf, statusOf } from './mentor.ts'

export interface WantedMentors {
  readonly district?: string | undefined
  readonly status?: MentorStatus | undefined
}

/**
 * Mentors by district, status and id: ids, enums and numbers only, and what keeps each from being proposed today. Who has
 * left is listed only when that is asked for.
 * @throws Refused when the district is not known
 */
export async function listMentors(connection: Connection, { district, status }: WantedMentors) {
  const { table } = connection
  const districts = await wantedDistricts(connection, district)
  const statuses = status === undefined ? mentorStatuses.filter((one) => one !== 'left') : [status]
  const lists = districts.flatMap((id) => statuses.map((one) => mentorRows(table, id, one)))
  const today = romeDate(connection.now())
  return inParallel(latestOf(await collect(lists), ['id']), async (row) => {
    const file = await openMentor(table, String(row['id']))
    const { id, district: its, person, organisation, capacity, taken } = file.mentor
    return {
      ...{ mentor: id, ...statusOf(file.mentor), kind: person.kind, district: its, organisation },
      ...{ capacity, taken, missing: missingOf(file, today).map(({ what }) => what) },
    }
  })
}
