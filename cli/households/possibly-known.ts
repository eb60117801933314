import type { PossiblyKnown } from '../../shared/domain/lookup.ts'
import { findHousehold, listPersons } from '../../shared/table/household-store.ts'
import { findPossiblyKnown } from '../../shared/table/lookup-store.ts'
import { referralsOfHousehold } from '../../shared/table/referral-store.ts'
import type { Connection } from '../connection.ts'

/**
 * The households that may be the same family as this one, with the case codes of their referrals: by its own words as
 * they stand now, so that one which came later is seen too, and those that were noted before.
 */
export async function possiblyKnownTo(
  { table, lookups }: Pick<Connection, 'table' | 'lookups'>,
  household: string,
  noted: readonly PossiblyKnown[] = [],
) {
  const present = await findPossiblyKnown(lookups, await listPersons(table, household), household)
  const all = new Map([...present, ...noted.filter(isNotIn(present))].map((one) => [one.household, one]))
  const shown = [...all.values()].map(async (one) => {
    const caseCodes = (await referralsOfHousehold(table, one.household)).map(({ caseCode }) => caseCode)
    return { ...one, district: (await findHousehold(table, one.household))?.district, caseCodes }
  })
  return Promise.all(shown)
}

function isNotIn(present: readonly PossiblyKnown[]) {
  return ({ household }: PossiblyKnown) => !present.some((one) => one.household === household)
}
