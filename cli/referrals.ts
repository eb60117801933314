import { referralStatuses } from '../shared/domain/referral.ts'
import { NotFound } from '../shared/errors.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { findReferral, findReferralId, referralRows } from '../shared/table/referral-store.ts'
import type { Connection } from './connection.ts'
import { possiblyKnownTo } from './households/possibly-known.ts'
import { familyOf } from './households/show.ts'
import { byTime, collect, latestOf } from './lists.ts'

/** Rows of all referrals, oldest first. */
export async function listReferrals({ table }: Connection) {
  const districts = await listDistricts(table)
  const lists = districts.flatMap(({ id }) =>
    referralStatuses.map((status) => referralRows(table, id, status)),
  )
  return byTime(latestOf(await collect(lists), ['id']), 'receivedAt')
}

/**
 * One referral, by id or case code, and who may be the same family; what identifies the family only when it is asked
 * for, and noted as seen.
 * @throws NotFound when there is none
 */
export async function showReferral(connection: Connection, idOrCode: string, isPersonal: boolean) {
  const { table } = connection
  const isCode = idOrCode.includes('-')
  const id = isCode ? await findReferralId(table, idOrCode.toUpperCase()) : idOrCode
  const referral = id === undefined ? undefined : await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${idOrCode} does not exist: see "referral list"`)
  const { description, institution, referrer, possiblyKnown: noted, ...rest } = referral
  const possiblyKnown = await possiblyKnownTo(connection, referral.household, noted)
  const neutral = { ...rest, ...(possiblyKnown.length === 0 ? {} : { possiblyKnown }) }
  if (!isPersonal) return neutral
  const family = await familyOf(connection, referral.household)
  return { ...neutral, description, institution, referrer, ...family }
}
