import type { Objective } from './assignment/instance.ts'
import { NONE } from './assignment/problem.ts'
import { advise } from './explanation/advice.ts'
import type { Matched } from './explanation/matched.ts'
import type { Advice, ProposalReasons, UnservedReasons } from './explanation/parts.ts'
import { explainProposal } from './explanation/proposal.ts'
import { explainUnserved } from './explanation/unserved.ts'
import { matchAll } from './match-all.ts'
import type { Pool } from './pool/pool.ts'
import { refusalOfMentor } from './suitability/filters.ts'
import type { Wish } from './suitability/seen.ts'

/** A family, by its case code, and what it asks for. */
type Family = Pick<Wish, 'caseCode' | 'kind' | 'isUrgent'>

/** Of a restricted family no more is said than what is not personal: the rest is for whoever works with it. */
type Told<Reasons, Open extends keyof Reasons> =
  | (Reasons & { readonly isRestricted: false })
  | (Pick<Reasons, Open> & { readonly isRestricted: true })
type ToldProposal = Told<ProposalReasons, 'affinity' | 'isUrgent' | 'alternatives'>
type ToldUnserved = Told<UnservedReasons, never>

/** What matching would propose now, with reasons: ids, case codes, enums and numbers, no names. Nobody has decided it. */
export interface Preview {
  readonly district: string
  /** An instant. */
  readonly at: string
  readonly objective: Objective
  /** By which weights; 0: the default. */
  readonly policy: number
  readonly totals: Totals
  /** Urgent families first, then by case code. */
  readonly proposals: readonly (Family & ToldProposal & { readonly mentor: string })[]
  readonly unserved: readonly (Family & ToldUnserved)[]
  readonly leftOut: Pool['leftOut']
  readonly advice: readonly Advice[]
}

export interface Totals {
  /** Rows: the requests of a family for one kind of mentor are one. */
  readonly waiting: number
  readonly urgent: number
  readonly served: number
  readonly urgentServed: number
  /** Sum of score × weight. */
  readonly value: number
  /** Mentors of the district, whatever their state, but those who left. */
  readonly mentors: number
  /** Those who could have a family today, and how many families together. */
  readonly freeMentors: number
  readonly freePlaces: number
}

/**
 * Puts together who suits whom, the best assignment, why, and whom it would be worth to look for. The same for every order
 * of families and mentors.
 */
export function previewOf(pool: Pool, objective: Objective): Preview {
  const { district, terms, policyNumber, leftOut } = pool
  const [wishes, candidates] = [byId(pool.wishes), byId(pool.candidates)]
  const restricted = new Set(wishes.flatMap(({ id }, row) => (pool.restricted.has(id) ? [row] : [])))
  const matched = { ...matchAll(wishes, candidates, terms, objective), restricted }
  const { columnOf } = matched.settled.assignment
  const rows = rowsInOrder(matched)
  return {
    ...{ district, at: terms.now.toISOString(), objective, policy: policyNumber },
    totals: totalsOf(matched),
    proposals: rows
      .filter(({ row }) => columnOf[row] !== NONE)
      .map(({ row, family }) => ({
        ...family,
        mentor: candidates[columnOf[row] ?? NONE]?.id ?? '',
        ...toldProposal(matched, row),
      })),
    unserved: rows
      .filter(({ row }) => columnOf[row] === NONE)
      .map(({ row, family }) => ({ ...family, ...toldUnserved(matched, row) })),
    leftOut,
    advice: advise(matched),
  }
}

function toldProposal(matched: Matched, row: number): ToldProposal {
  const reasons = explainProposal(matched, row)
  if (!matched.restricted.has(row)) return { ...reasons, isRestricted: false }
  const { affinity, isUrgent, alternatives } = reasons
  return { affinity, isUrgent, alternatives, isRestricted: true }
}

function toldUnserved(matched: Matched, row: number): ToldUnserved {
  if (matched.restricted.has(row)) return { isRestricted: true }
  return { ...explainUnserved(matched, row), isRestricted: false }
}

function byId<One extends { readonly id: string }>(all: readonly One[]): One[] {
  return all.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function rowsInOrder({ wishes }: Matched): { row: number; family: Family }[] {
  return wishes
    .map(({ caseCode, kind, isUrgent }, row) => ({ row, family: { caseCode, kind, isUrgent } }))
    .toSorted(
      ({ family: one }, { family: other }) =>
        Number(other.isUrgent) - Number(one.isUrgent) ||
        (one.caseCode < other.caseCode ? -1 : one.caseCode > other.caseCode ? 1 : 0),
    )
}

function totalsOf({ wishes, candidates, terms, settled }: Matched): Totals {
  const { urgentServed, served, value } = settled.assignment
  const free = candidates.filter((candidate) => refusalOfMentor(candidate, terms) === undefined)
  return {
    ...{ waiting: wishes.length, urgent: wishes.filter(({ isUrgent }) => isUrgent).length },
    ...{ served, urgentServed, value, mentors: candidates.length, freeMentors: free.length },
    freePlaces: free.reduce((sum, { capacity, taken }) => sum + capacity - taken, 0),
  }
}
