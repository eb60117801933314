import type { CaseFile } from '../../shared/casework/case-file.ts'
import { joinHouseholds, separateHouseholds } from '../../shared/casework/joining.ts'
import { NotFound } from '../../shared/errors.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { referralIdOf, requireActor, standing } from './case.ts'

/**
 * Joins the family of a case to another one.
 * @param into a household's id, or the case code of one of its referrals
 */
export async function joinCase(connection: Connection, code: string, into: string) {
  await requireActor(connection)
  const { table } = connection
  const id = await referralIdOf(connection, code)
  const other = into.includes('-') ? await householdOf(connection, into) : into
  const joined = joinHouseholds(table, id, other, occasionOf(connection))
  return standing(alone(await joined.catch(refusedWhenChanged(`the case ${code}, or ${into},`))))
}

/** Undoes it. */
export async function separateCase(connection: Connection, code: string) {
  await requireActor(connection)
  const id = await referralIdOf(connection, code)
  const separated = separateHouseholds(connection.table, id, occasionOf(connection))
  return standing(alone(await separated.catch(refusedWhenChanged(`the case ${code}`))))
}

/** Without what hangs on the other household. */
function alone(file: CaseFile): CaseFile {
  const { household, referrals, deadlines } = file
  const subjects = new Set([`household/${household.id}`, ...referrals.map(({ id }) => `referral/${id}`)])
  return { ...file, deadlines: deadlines.filter(({ subject }) => subjects.has(subject)) }
}

async function householdOf(connection: Connection, code: string): Promise<string> {
  const found = await findReferral(connection.table, await referralIdOf(connection, code))
  if (found === undefined) throw new NotFound(`no case is called ${code}: see "referral list"`)
  return found.household
}
