import type { Deadline } from '../shared/domain/deadline.ts'
import { type ReferralStatus, referralStatuses } from '../shared/domain/referral.ts'
import { NotFound } from '../shared/errors.ts'
import { deadlineRows, deadlinesOf } from '../shared/table/deadline-store.ts'
import { findHousehold } from '../shared/table/household-store.ts'
import { recordsOf } from '../shared/table/record-store.ts'
import { findReferral, findReferralId, referralRows } from '../shared/table/referral-store.ts'
import type { ListRow } from '../shared/table/shape.ts'
import { openDeadlines } from './casework/case.ts'
import type { Connection } from './connection.ts'
import { wantedDistricts } from './districts.ts'
import { possiblyKnownTo } from './households/possibly-known.ts'
import { familyOf } from './households/show.ts'
import { byTime, collect, latestOf } from './lists.ts'
import { requireOperator } from './operators/show.ts'

export interface Wanted {
  readonly district?: string | undefined
  readonly status?: ReferralStatus | undefined
  /** Whose it is as a liaison, or who has something to do about it. */
  readonly owner?: string | undefined
}

/**
 * Rows of all referrals, or of those that are wanted, oldest first. May be seconds behind.
 * @throws NotFound when the owner is not known
 * @throws Refused when there is no such district
 */
export async function listReferrals(connection: Connection, wanted: Wanted = {}) {
  const { table } = connection
  const { district, status, owner } = wanted
  if (owner !== undefined) await requireOperator(connection, owner)
  const districts = await wantedDistricts(connection, district)
  const statuses = status === undefined ? referralStatuses : [status]
  const lists = districts.flatMap((id) => statuses.map((one) => referralRows(table, id, one)))
  const rows = byTime(latestOf(await collect(lists), ['id']), 'receivedAt')
  return owner === undefined ? rows : rows.filter(await isOf(connection, owner))
}

async function isOf({ table }: Connection, owner: string): Promise<(row: ListRow) => boolean> {
  const busyWith = new Set<unknown>()
  for await (const row of deadlineRows(table, owner)) busyWith.add(row['caseCode'])
  return (row) => row['liaison'] === owner || busyWith.has(row['caseCode'])
}

/**
 * One referral, by id or case code, what is to be done about it, and who may be the same family; what identifies the
 * family only when it is asked for, and noted as seen.
 * @throws NotFound when there is none
 * @throws Refused when the family is restricted and not for this person to see
 */
export async function showReferral(connection: Connection, idOrCode: string, isPersonal: boolean) {
  const { table } = connection
  const isCode = idOrCode.includes('-')
  const id = isCode ? await findReferralId(table, idOrCode.toUpperCase()) : idOrCode
  const referral = id === undefined ? undefined : await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${idOrCode} does not exist: see "referral list"`)
  const { description, institution, referrer, possiblyKnown: noted, ...said } = referral
  const { redirectedTo, ...rest } = { redirectedTo: undefined, ...said }
  const possiblyKnown = await possiblyKnownTo(connection, referral.household, noted)
  const neutral = {
    ...rest,
    ...(await workWith(connection, referral)),
    ...(possiblyKnown.length === 0 ? {} : { possiblyKnown }),
  }
  if (!isPersonal) return neutral
  const family = await familyOf(connection, referral.household)
  return { ...neutral, redirectedTo, description, institution, referrer, ...family }
}

/** Who works with the family, and what of it is still to be done. */
async function workWith({ table }: Connection, { id, household }: { id: string; household: string }) {
  const subjects = [`referral/${id}`, `household/${household}`]
  const lists: Deadline[][] = await Promise.all(subjects.map((subject) => deadlinesOf(table, subject)))
  const contacts = await recordsOf(table, household, 'contact')
  const { caseManager, isProtected, isRestricted } = (await findHousehold(table, household)) ?? {}
  return {
    caseManager,
    isProtected,
    isRestricted,
    contacts: contacts.length,
    deadlines: openDeadlines(lists.flat()),
  }
}
