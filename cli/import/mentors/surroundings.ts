import {
  defaultMatchingPolicy,
  type MatchingPolicy,
  matchingPolicyOf,
} from '../../../shared/domain/matching-policy.ts'
import type { Mentor } from '../../../shared/domain/mentor.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { inParallel } from '../../../shared/in-parallel.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { findMentors } from '../../../shared/table/mentor-store.ts'
import { findOrganisation } from '../../../shared/table/organisation-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { MentorReading } from './row.ts'

/** What the rows of a file are looked at with, each read once. */
export interface Surroundings {
  /** Who is there already, by id. */
  readonly mentors: ReadonlyMap<string, Mentor>
  /** Of those that are named, whichever are known, by id. */
  readonly organisations: ReadonlyMap<string, Organisation>
  /** The default where the district is not known. */
  policyOf(district: string | undefined): MatchingPolicy
}

export async function surroundingsOf(
  table: Table,
  readings: readonly MentorReading[],
): Promise<Surroundings> {
  const ids = [...new Set(readings.flatMap(({ said }) => said.id || []))]
  const mentors = await findMentors(table, ids)
  const named = readings.flatMap(({ said }) => said.organisation ?? [])
  const ofMentors = mentors.flatMap(({ organisation }) => organisation ?? [])
  const organisations = await inParallel([...new Set([...named, ...ofMentors])], (id) =>
    findOrganisation(table, id),
  )
  const districts = new Set(readings.flatMap(({ said }) => said.district ?? []))
  const policies = await inParallel([...districts], async (id) => {
    return [id, matchingPolicyOf((await getDistrict(table, id)).policy)] as const
  })
  const byDistrict = new Map(policies)
  return {
    mentors: new Map(mentors.map((one) => [one.id, one])),
    organisations: new Map(
      organisations.flatMap((one) => (one === undefined ? [] : [[one.id, one] as const])),
    ),
    policyOf: (district) => byDistrict.get(district ?? '') ?? defaultMatchingPolicy,
  }
}
