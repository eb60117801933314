import type { Household, Person } from '../../domain/household.ts'
import type { WaitingRequest } from '../../domain/mentoring-request.ts'
import type { Referral } from '../../domain/referral.ts'
import { inParallel } from '../../in-parallel.ts'
import { householdShape, listPersons } from '../../table/household-store.ts'
import { key } from '../../table/keys.ts'
import { mentoringRequestShape, mentoringRows } from '../../table/mentoring-store.ts'
import { getItems } from '../../table/read.ts'
import { referralShape, referralsOfHousehold } from '../../table/referral-store.ts'
import type { Table } from '../../table/table.ts'
import type { WaitingFamily } from '../waiting-family.ts'

/** A family that waits, and whether all may read what is said of it. */
export interface ReadFamily extends WaitingFamily {
  readonly isRestricted: boolean
}

/** All families of a district with requests that wait, once for each kind of mentor. */
export async function readFamilies(table: Table, district: string): Promise<ReadFamily[]> {
  const waiting = await readWaiting(table, district)
  const byHousehold = Map.groupBy(waiting, ({ household }) => household)
  const households = await readHouseholds(table, [...byHousehold.keys()])
  const referrals = await readReferrals(table, households)
  const restricted = await restrictedOf(table, households)
  const read = await inParallel(households, async (household) => {
    const requests = byHousehold.get(household.id) ?? []
    const persons = await personsOf(table, household, requests)
    return byKind(requests).map((ofKind) => ({
      ...{ household, persons, requests: ofKind },
      referrals: referrals.get(household.id) ?? [],
      isRestricted: restricted.has(household.id),
    }))
  })
  return read.flat()
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

/** Joined households are one family: one restriction restricts all. */
async function restrictedOf(table: Table, households: readonly Household[]): Promise<Set<string>> {
  const joinedTo = ({ joined = [] }: Household) => joined.map(({ household }) => household)
  const others = await readHouseholds(table, households.flatMap(joinedTo))
  const marked = new Set(
    [...households, ...others].filter(({ isRestricted }) => isRestricted).map(({ id }) => id),
  )
  const hidden = households.filter((one) => [one.id, ...joinedTo(one)].some((id) => marked.has(id)))
  return new Set(hidden.map(({ id }) => id))
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
  const found = await inParallel(households, async ({ id, referrals }) => {
    const its = referrals?.flatMap((one) => known.get(one) ?? []) ?? (await referralsOfHousehold(table, id))
    return [id, its] as const
  })
  return new Map(found)
}

/** Nobody’s language is asked for where each request names those that count. */
async function personsOf(
  table: Table,
  { id }: Household,
  requests: readonly WaitingRequest[],
): Promise<Person[]> {
  return requests.every(({ languages = [] }) => languages.length > 0) ? [] : listPersons(table, id)
}
