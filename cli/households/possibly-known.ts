import type { PossiblyKnown } from '../../shared/domain/possibly-known.ts'
import { listPersons } from '../../shared/table/household-store.ts'
import { findPossiblyKnown } from '../../shared/table/lookup-store.ts'
import { referralsOfHousehold } from '../../shared/table/referral-store.ts'
import type { Connection } from '../connection.ts'
import { householdAtWork } from './at-work.ts'

/**
 * The households that may be the same family as this one, with the case codes of their referrals: by its own words as
 * they stand now, so that one which came later is seen too, and those that were noted before. One that is joined counts
 * as the one it is joined to.
 */
export async function possiblyKnownTo(
  { table, lookups }: Pick<Connection, 'table' | 'lookups'>,
  household: string,
  noted: readonly PossiblyKnown[] = [],
) {
  const own = (await householdAtWork(table, household))?.id ?? household
  const present = await findPossiblyKnown(lookups, await listPersons(table, household), household)
  const known = [...present, ...noted].map(async ({ household: id, reason }) => {
    const found = await householdAtWork(table, id)
    return { household: found?.id ?? id, reason, district: found?.district }
  })
  const others = onceEach((await Promise.all(known)).filter((one) => one.household !== own))
  return Promise.all(
    others.map(async (one) => {
      const caseCodes = (await referralsOfHousehold(table, one.household)).map(({ caseCode }) => caseCode)
      return { ...one, caseCodes }
    }),
  )
}

/** What is known by two reasons, by the first of them. */
function onceEach<Known extends PossiblyKnown>(known: readonly Known[]): Known[] {
  return [...Map.groupBy(known, ({ household }) => household).values()].flatMap(([first]) => first ?? [])
}
