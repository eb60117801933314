import { dangerIn, stepsToMentoring } from '../../shared/casework/mentoring/readiness.ts'
import { isLive, type Referral, referralStatuses } from '../../shared/domain/referral.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Connection } from '../connection.ts'
import { listReferrals } from '../referrals.ts'

const live = referralStatuses.filter((status) => isLive({ status }))

/**
 * Families that wanted a mentor when they were referred and for whom nobody has asked for one yet, the oldest first: what
 * is still to be recorded before. One that a request was withdrawn for is not among them.
 * @throws Refused when there is no such district
 */
export async function listMentorsWanted(
  connection: Connection,
  { district }: { district?: string | undefined },
) {
  const lists = await Promise.all(live.map((status) => listReferrals(connection, { district, status })))
  const ids = new Set(lists.flat().map((row) => String(row['id'])))
  const found = await inParallel([...ids], (id) => findReferral(connection.table, id))
  const wanted = found.filter((one) => one !== undefined).filter((one) => isLive(one) && one.isMentorWanted)
  const rows = await inParallel(wanted, (one) => rowOf(connection.table, one))
  return rows
    .filter((row) => row !== undefined)
    .toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1))
}

async function rowOf(table: Table, referral: Referral) {
  const household = await findHousehold(table, referral.household)
  if (household === undefined || household.mentoringRequests !== undefined) return undefined
  const { caseCode, district, status, receivedAt } = referral
  const missing = [...(dangerIn([referral]) === undefined ? [] : ['danger']), ...stepsToMentoring(household)]
  const owner = household.caseManager ?? referral.liaison
  return { caseCode, district, status, owner, receivedAt, missing }
}
