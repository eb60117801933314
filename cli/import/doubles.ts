import {
  type Found,
  isReason,
  type KnownReason,
  lookupWordsOf,
  possiblyKnownAmong,
} from '../../shared/domain/lookup.ts'
import { findPossiblyKnown } from '../../shared/table/lookup-store.ts'
import type { Connection } from '../connection.ts'
import type { NewHousehold } from './row/household-row.ts'

/** Two households that may be one family. */
export interface Double {
  readonly line: number
  readonly reason: KnownReason
  /** An earlier line of the file … */
  readonly sameAsLine?: number
  /** … or a household that is in the table. */
  readonly household?: string
}

/** Households of the file that may be the same family as one on an earlier line. */
export function doublesInFile(households: readonly NewHousehold[]): Double[] {
  const lineOf = new Map(households.map(({ household, line }) => [household.id, line]))
  const firstBy = new Map<string, string>()
  return households.flatMap(({ line, household, persons }) => {
    const words = lookupWordsOf(persons).filter(({ kind }) => isReason(kind))
    const found = words.flatMap(({ kind, word }): Found[] => {
      const first = firstBy.get(`${kind} ${word}`)
      if (first === undefined) firstBy.set(`${kind} ${word}`, household.id)
      return first === undefined ? [] : [{ household: first, kinds: [kind] }]
    })
    const [strongest] = possiblyKnownAmong(found, household.id)
    const sameAsLine = strongest === undefined ? undefined : lineOf.get(strongest.household)
    return strongest === undefined || sameAsLine === undefined
      ? []
      : [{ line, reason: strongest.reason, sameAsLine }]
  })
}

/** Households of the table that may be the same family, those of this file left out. */
export async function doublesInTable(
  { lookups }: Pick<Connection, 'lookups'>,
  { line, household, persons }: NewHousehold,
  ids: ReadonlySet<string>,
): Promise<Double[]> {
  const known = await findPossiblyKnown(lookups, persons, household.id)
  const others = known.filter((one) => !ids.has(one.household))
  return others.map(({ household: its, reason }) => ({ line, reason, household: its }))
}
