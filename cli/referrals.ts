import { referralStatuses } from '../shared/domain/referral.ts'
import { NotFound } from '../shared/errors.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { findHousehold, listPersons } from '../shared/table/household-store.ts'
import { findReferral, findReferralId, referralRows } from '../shared/table/referral-store.ts'
import type { Connection } from './connection.ts'
import { byTime, collect, latestOf } from './lists.ts'

/** Rows of all referrals, oldest first. */
export async function listReferrals({ table }: Connection) {
  const districts = await listDistricts(table)
  const lists = districts.flatMap(({ id }) =>
    referralStatuses.map((status) => referralRows(table, id, status)),
  )
  return byTime(latestOf(await collect(lists), ['id']), 'receivedAt')
}

/** One referral, by id or case code; what identifies the family only when it is asked for. */
export async function showReferral({ table }: Connection, idOrCode: string, isPersonal: boolean) {
  const isCode = idOrCode.includes('-')
  const id = isCode ? await findReferralId(table, idOrCode.toUpperCase()) : idOrCode
  const referral = id === undefined ? undefined : await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${idOrCode} does not exist: see "referral list"`)
  const { description, institution, referrer, ...neutral } = referral
  if (!isPersonal) return neutral
  const household = await findHousehold(table, referral.household)
  const persons = (await listPersons(table, referral.household)).map(
    ({ household: _, version: __, ...person }) => person,
  )
  return { ...neutral, description, institution, referrer, householdDetails: household, persons }
}
