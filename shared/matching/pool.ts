import type { District } from '../domain/district.ts'
import type { Household, Person } from '../domain/household.ts'
import { matchingPolicyOf } from '../domain/matching-policy.ts'
import { type MentorStatus, mentorStatuses } from '../domain/mentor.ts'
import type { WaitingRequest } from '../domain/mentoring-request.ts'
import type { Referral } from '../domain/referral.ts'
import { romeDate } from '../domain/rome.ts'
import { householdShape, listPersons } from '../table/household-store.ts'
import { key } from '../table/keys.ts'
import { findMentors, mentorRows } from '../table/mentor-store.ts'
import { mentoringRequestShape, mentoringRows } from '../table/mentoring-store.ts'
import { organisationShape } from '../table/organisation-store.ts'
import { getItems } from '../table/read.ts'
import { referralShape, referralsOfHousehold } from '../table/referral-store.ts'
import type { Table } from '../table/table.ts'
import { candidateOf } from './suitability/candidate.ts'
import type { Candidate, Terms, Wish } from './suitability/seen.ts'
import { type LeftOut, rowOf, type WaitingFamily } from './waiting-family.ts'

/** All that a district’s matching looks at. Personal as far as who waits is; holds no names. */
export interface Pool {
  readonly district: string
  readonly terms: Terms
  /** Of the policy that the terms are from; 0: the default. */
  readonly policyNumber: number
  /** By id. */
  readonly wishes: readonly Wish[]
  /** All mentors of the district but those who left, by id. */
  readonly candidates: readonly Candidate[]
  /** Requests that wait and are not matched, by case code and kind. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * Reads who waits and who mentors. The lists may be seconds behind; what they name is read as it stands, and who came to it
 * a moment ago is in the next one.
 */
export async function readPool(table: Table, district: District, now: Date): Promise<Pool> {
  const today = romeDate(now)
  const [candidates, families] = await Promise.all([
    readCandidates(table, district.id),
    readFamilies(table, district.id),
  ])
  const rows = families.map((family) => rowOf(family, { district: district.id, today }))
  const wishes = rows.flatMap((row) => ('wish' in row ? [row.wish] : []))
  const leftOut = rows.flatMap((row) => ('wish' in row ? [] : [row.leftOut]))
  return {
    district: district.id,
    terms: { policy: matchingPolicyOf(district.policy), today, now },
    policyNumber: district.policy.number,
    wishes: wishes.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    candidates: candidates.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    leftOut: leftOut.toSorted((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1)),
  }
}

/** A case may have a request of each kind. */
const rankOf = ({ caseCode, kind }: LeftOut) => `${caseCode}/${kind}`

const stillThere: readonly MentorStatus[] = mentorStatuses.filter((status) => status !== 'left')

async function readCandidates(table: Table, district: string): Promise<Candidate[]> {
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

async function readFamilies(table: Table, district: string): Promise<WaitingFamily[]> {
  const waiting = await readWaiting(table, district)
  const byHousehold = Map.groupBy(waiting, ({ household }) => household)
  const households = await readHouseholds(table, [...byHousehold.keys()])
  const referrals = await readReferrals(table, households)
  const read = households.map(async (household) => {
    const requests = byHousehold.get(household.id) ?? []
    const persons = await personsOf(table, household, requests)
    return byKind(requests).map((ofKind) => ({
      ...{ household, persons, requests: ofKind },
      referrals: referrals.get(household.id) ?? [],
    }))
  })
  return (await Promise.all(read)).flat()
}

function byKind(requests: readonly WaitingRequest[]): WaitingFamily['requests'][] {
  const groups = Map.groupBy(requests, ({ kind }) => kind)
  return [...groups.values()].flatMap((ofKind) => {
    const [first, ...others] = ofKind.toSorted((one, other) => one.number - other.number)
    return first === undefined ? [] : [[first, ...others] as const]
  })
}

async function readWaiting(table: Table, district: string): Promise<WaitingRequest[]> {
  const rows = await Array.fromAsync(mentoringRows(table, district, 'waiting'))
  const keys = rows.map(({ household, number }) => key.mentoringRequest(String(household), Number(number)))
  const requests = (await getItems(table, keys)).map((item) => mentoringRequestShape.fromItem(item))
  return requests.flatMap((one) => (one.status === 'waiting' && one.district === district ? [one] : []))
}

async function readHouseholds(table: Table, ids: readonly string[]): Promise<Household[]> {
  const items = await getItems(
    table,
    ids.map((id) => key.household(id)),
  )
  return items.map((item) => householdShape.fromItem(item))
}

async function readReferrals(
  table: Table,
  households: readonly Household[],
): Promise<Map<string, readonly Referral[]>> {
  const named = households.flatMap(({ referrals = [] }) => referrals)
  const items = await getItems(
    table,
    named.map((id) => key.referral(id)),
  )
  const known = new Map(items.map((item) => [String(item['id']), referralShape.fromItem(item)]))
  const found = households.map(async ({ id, referrals }) => {
    const its = referrals?.flatMap((one) => known.get(one) ?? []) ?? (await referralsOfHousehold(table, id))
    return [id, its] as const
  })
  return new Map(await Promise.all(found))
}

/** Nobody’s language is asked for where each request names those that count. */
async function personsOf(
  table: Table,
  { id }: Household,
  requests: readonly WaitingRequest[],
): Promise<Person[]> {
  return requests.every(({ languages = [] }) => languages.length > 0) ? [] : listPersons(table, id)
}
