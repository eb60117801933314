import { requireMaySee } from '../../shared/casework/seen-family.ts'
import type { Household } from '../../shared/domain/household.ts'
import { municipalityName } from '../../shared/domain/municipality.ts'
import { NotFound } from '../../shared/errors.ts'
import { findHousehold, listPersons } from '../../shared/table/household-store.ts'
import { recordsOf } from '../../shared/table/record-store.ts'
import { findReferral, findReferralId, referralsOfHousehold } from '../../shared/table/referral-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { requestsSeen } from '../casework/mentoring.ts'
import type { Connection } from '../connection.ts'
import { noteView } from '../operator.ts'
import { possiblyKnownTo } from './possibly-known.ts'

/**
 * One household, by its id or a case code of its referrals; what identifies it only when it is asked for.
 * @throws NotFound when there is none
 */
export async function showHousehold(connection: Connection, idOrCode: string, isPersonal: boolean) {
  const id = idOrCode.includes('-') ? await householdOfCase(connection, idOrCode) : idOrCode
  const household = id === undefined ? undefined : await findHousehold(connection.table, id)
  if (household === undefined) {
    throw new NotFound(`household ${idOrCode} does not exist: see "household search" or "referral show"`)
  }
  const possiblyKnown = await possiblyKnownTo(connection, household.id)
  const { joinedTo, liaison, caseManager } = household
  const mentoring = await requestsSeen(connection.table, household)
  const shown = {
    ...(await neutral(connection, household)),
    ...{ joinedTo, liaison, caseManager, mentoring, possiblyKnown },
  }
  return isPersonal ? { ...shown, ...(await familyOf(connection, household.id)) } : shown
}

async function householdOfCase({ table }: Connection, caseCode: string): Promise<string | undefined> {
  const referral = await findReferralId(table, caseCode.toUpperCase())
  return referral === undefined ? undefined : (await findReferral(table, referral))?.household
}

/** What everybody may see of a household. */
export async function neutral(
  { table }: Connection,
  { id, district, municipality, status, since }: Household,
) {
  const caseCodes = (await referralsOfHousehold(table, id)).map(({ caseCode }) => caseCode)
  return {
    household: id,
    caseCodes,
    district,
    municipality: municipalityName(municipality) ?? municipality,
    status,
    since,
  }
}

/**
 * What identifies a family, and what was written about it, the households that are joined to it included: whoever runs
 * the command line is noted as having seen it.
 * @throws Refused when the family is restricted and not for this person to see
 */
export async function familyOf(connection: Connection, household: string) {
  const { table, operator } = connection
  const householdDetails = await findHousehold(table, household)
  const joined = (householdDetails?.joined ?? []).map((one) => one.household)
  if (householdDetails !== undefined) await requireMaySee(table, householdDetails, operator)
  await noteView(connection, `household/${household}`, 'personal-data')
  const persons = (await Promise.all([household, ...joined].map((one) => listPersons(table, one)))).flat()
  return {
    householdDetails,
    persons: persons.map(({ household: its, version: _, ...person }) =>
      its === household ? person : { ...person, household: its },
    ),
    written: await writtenAbout(table, [household, ...joined]),
  }
}

const kinds = {
  contacts: 'contact',
  notes: 'note',
  corrections: 'correction',
  feedback: 'feedback',
} as const

/** Contacts, notes, corrections, and what senders heard: only those of which there are some. */
async function writtenAbout(table: Table, households: readonly string[]) {
  const lists = await Promise.all(
    Object.entries(kinds).map(async ([name, kind]) => {
      const records = await Promise.all(households.map((one) => recordsOf(table, one, kind)))
      return [name, records.flat().map(({ household: _, id: __, ...record }) => record)] as const
    }),
  )
  return Object.fromEntries(lists.filter(([, records]) => records.length > 0))
}
