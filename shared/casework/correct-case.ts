import type { Occasion } from '../../events/announce.ts'
import type { Corrections } from '../domain/correctable.ts'
import type { Household, Person } from '../domain/household.ts'
import type { Change } from '../table/commit.ts'
import { listPersons } from '../table/household-store.ts'
import { type Lookups, lookupItems, lookupShape } from '../table/lookup-store.ts'
import { find } from '../table/read.ts'
import type { CaseFile } from './case-file.ts'
import { decidePrepared, openOwnCase } from './decide.ts'
import type { Decision } from './decision.ts'

/** What is to be corrected, once it is known how the case and the persons of its household stand. */
export interface Correcting {
  readonly referral: string
  corrections(file: CaseFile, persons: readonly Person[]): Corrections | Promise<Corrections>
  /** What decides, given the corrections and the words by which the family is to be found besides. */
  decision(corrections: Corrections, lookups: readonly Change[], file: CaseFile): Decision
}

/**
 * Corrects a case in one transaction, its words for the search included.
 * @throws NotFound when there is no such referral; Refused and Conflict as `decide`
 */
export async function correctCase(
  lookups: Lookups,
  { referral, ...correcting }: Correcting,
  occasion: Occasion,
): Promise<CaseFile> {
  const { table } = lookups
  const prepare = async () => {
    const file = await openOwnCase(table, referral, occasion)
    const persons = await listPersons(table, file.household.id)
    const corrections = await correcting.corrections(file, persons)
    const changed = (corrections.persons ?? []).map(({ after }) => after)
    const all = new Map([...persons, ...changed].map((one) => [one.number, one]))
    const added = changed.length === 0 ? [] : await newWords(lookups, file.household, [...all.values()])
    return { file, decision: correcting.decision(corrections, added, file) }
  }
  return decidePrepared(table, prepare, occasion)
}

/** The words by which a household is not found yet. Its old ones stay: whoever knows the old number asks by that. */
async function newWords(
  lookups: Lookups,
  household: Household,
  persons: readonly Person[],
): Promise<Change[]> {
  const items = await lookupItems(lookups, household, persons)
  const there = await Promise.all(items.map((item) => find(lookups.table, lookupShape, item)))
  return items.filter((_, place) => there[place] === undefined).map((create) => ({ create }))
}
