import { isReason, type LookupWord, lookupWordsOf, possiblyKnownAmong } from '../../shared/domain/lookup.ts'
import type { KnownReason } from '../../shared/domain/possibly-known.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import { findPossiblyKnown } from '../../shared/table/lookup-store.ts'
import { referralsOfHousehold } from '../../shared/table/referral-store.ts'
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
  readonly caseCodes?: readonly string[]
  /** Its number in the earlier records, if it was taken over. */
  readonly recordNumber?: string
}

/** Whether a line will not be written, when it is, or is not, a double of an earlier one. */
export type LeavesOut = (line: number, isDouble: boolean) => boolean

/** Households of the file that may be the same family as one on an earlier line that is not left out. */
export function doublesInFile(
  households: readonly NewHousehold[],
  leavesOut: LeavesOut = () => false,
): Double[] {
  const firstBy = new Map<string, NewHousehold>()
  return households.flatMap((one) => {
    const words = lookupWordsOf(one.persons).filter(({ kind }) => isReason(kind))
    const double = doubleAmong(words, firstBy, one)
    if (!leavesOut(one.line, double !== undefined)) {
      for (const word of words) firstBy.set(textOf(word), firstBy.get(textOf(word)) ?? one)
    }
    return double ?? []
  })
}

function doubleAmong(
  words: readonly LookupWord[],
  firstBy: ReadonlyMap<string, NewHousehold>,
  { line, household }: NewHousehold,
): Double | undefined {
  const found = words.flatMap((word) => {
    const first = firstBy.get(textOf(word))
    return first === undefined ? [] : [{ first, household: first.household.id, kinds: [word.kind] }]
  })
  const [strongest] = possiblyKnownAmong(found, household.id)
  const same = found.find((one) => one.household === strongest?.household)
  return strongest && same && { line, reason: strongest.reason, sameAsLine: same.first.line }
}

function textOf({ kind, word }: LookupWord): string {
  return `${kind} ${word}`
}

/** Households of the table that may be the same family, those of this file left out. */
export async function doublesInTable(
  { lookups, table }: Pick<Connection, 'lookups' | 'table'>,
  { line, household, persons }: NewHousehold,
  ids: ReadonlySet<string>,
): Promise<Double[]> {
  const known = await findPossiblyKnown(lookups, persons, household.id)
  const others = known.filter((one) => !ids.has(one.household))
  const named = others.map(async ({ household: its, reason }) => {
    const caseCodes = (await referralsOfHousehold(table, its)).map(({ caseCode }) => caseCode)
    const recordNumber = (await findHousehold(table, its))?.recordNumber
    return {
      line,
      reason,
      household: its,
      caseCodes,
      ...(recordNumber === undefined ? {} : { recordNumber }),
    }
  })
  return Promise.all(named)
}

/** One row for each line of the file, with everything that it may be the same as, by what a person knows it by. */
export function doublesByLine(doubles: readonly Double[]): { line: number; mayBe: string[] }[] {
  const lines = Map.groupBy(doubles, ({ line }) => line)
  return [...lines].map(([line, its]) => ({
    line,
    mayBe: its.map((double) => `${nameOf(double)} (${double.reason})`),
  }))
}

function nameOf({ sameAsLine, household = '', caseCodes = [], recordNumber }: Double): string {
  if (sameAsLine !== undefined) return `line ${sameAsLine}`
  const names = [...caseCodes, ...(recordNumber === undefined ? [] : [`record ${recordNumber}`])]
  return names.length === 0 ? household : names.join(' ')
}
