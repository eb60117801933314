import type { District } from '../../domain/district.ts'
import { matchingPolicyOf } from '../../domain/matching-policy.ts'
import { romeDate } from '../../domain/rome.ts'
import type { Table } from '../../table/table.ts'
import type { Candidate, Terms, Wish } from '../suitability/seen.ts'
import { type LeftOut, rowOf } from '../waiting-family.ts'
import { readCandidates } from './candidates.ts'
import { readFamilies } from './families.ts'

/** All that a district’s matching looks at. Personal as far as who waits is; holds no names. */
export interface Pool {
  readonly district: string
  readonly terms: Terms
  /** Of the policy that the terms are from; 0: the default. */
  readonly policyNumber: number
  /** By id. */
  readonly wishes: readonly Wish[]
  /** Rows of restricted families, by id: what they ask for is not for everybody to read. */
  readonly restricted: ReadonlySet<string>
  /** All mentors of the district but those who left, by id. */
  readonly candidates: readonly Candidate[]
  /** Requests that wait and are not matched, by case code and kind. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * Reads who waits and who mentors. The lists may be seconds behind; what they name is read as it stands, and who came to it
 * a moment ago is in the next one.
 */
export async function readPool(table: Table, district: District, now: Date): Promise<Pool> {
  const today = romeDate(now)
  const [candidates, families] = await Promise.all([
    readCandidates(table, district.id),
    readFamilies(table, district.id),
  ])
  const rows = families.map((family) => rowOf(family, { district: district.id, today }))
  const wishes = rows.flatMap((row) => ('wish' in row ? [row.wish] : []))
  const restricted = rows.flatMap((row, at) =>
    'wish' in row && families[at]?.isRestricted ? [row.wish.id] : [],
  )
  const leftOut = rows.flatMap((row) => ('wish' in row ? [] : [row.leftOut]))
  return {
    district: district.id,
    terms: { policy: matchingPolicyOf(district.policy), today, now },
    policyNumber: district.policy.number,
    wishes: wishes.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    restricted: new Set(restricted),
    candidates: candidates.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    leftOut: leftOut.toSorted((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1)),
  }
}

/** A case may have a request of each kind. */
const rankOf = ({ caseCode, kind }: LeftOut) => `${caseCode}/${kind}`
