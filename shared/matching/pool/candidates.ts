import { type MentorStatus, mentorStatuses } from '../../domain/mentor.ts'
import { key } from '../../table/keys.ts'
import { findMentors, mentorRows } from '../../table/mentor-store.ts'
import { organisationShape } from '../../table/organisation-store.ts'
import { getItems } from '../../table/read.ts'
import type { Table } from '../../table/table.ts'
import { candidateOf } from '../suitability/candidate.ts'
import type { Candidate } from '../suitability/seen.ts'

const stillThere: readonly MentorStatus[] = mentorStatuses.filter((status) => status !== 'left')

/** All mentors of a district but those who left, whatever their state. */
export async function readCandidates(table: Table, district: string): Promise<Candidate[]> {
  const rows = await Promise.all(
    stillThere.map((status) => Array.fromAsync(mentorRows(table, district, status))),
  )
  // One whose status just changed may stand in two lists.
  const ids = new Set(rows.flat().map(({ id }) => String(id)))
  const found = await findMentors(table, [...ids])
  const mentors = found.filter((one) => one.district === district && one.status !== 'left')
  const insured = await insuredUntil(
    table,
    mentors.flatMap(({ organisation }) => organisation ?? []),
  )
  return mentors.map((one) => candidateOf(one, insured.get(one.organisation ?? '')))
}

async function insuredUntil(table: Table, ids: readonly string[]): Promise<Map<string, string>> {
  const keys = [...new Set(ids)].map((id) => key.organisation(id))
  const organisations = (await getItems(table, keys)).map((item) => organisationShape.fromItem(item))
  return new Map(
    organisations.flatMap(({ id, insurance }) =>
      insurance === undefined ? [] : [[id, insurance.expiresOn]],
    ),
  )
}
