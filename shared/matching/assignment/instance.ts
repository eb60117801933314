import type * as z from 'zod/mini'
import type { matchingObjective } from '../../domain/matching-policy.ts'

/** What an assignment is best at: as many families as possible, urgent ones first, or the highest sum of values. */
export type Objective = z.infer<typeof matchingObjective>

/** A family's row and a mentor, by id. */
export interface Pair {
  readonly family: string
  readonly mentor: string
}

/** An assignment to be found, by ids. Every number is an integer. */
export interface Instance {
  readonly families: readonly {
    readonly id: string
    /** 1–10: how much its scores count. */
    readonly weight: number
    /** Above 0: urgent. */
    readonly priority: number
  }[]
  readonly mentors: readonly {
    readonly id: string
    /** How many families at most; 0 and more. */
    readonly capacity: number
  }[]
  /** Who suits whom, with a score of 0–1,000; who is not named does not suit. Its value is score × weight. */
  readonly edges: readonly (Pair & { readonly score: number })[]
  /** Pairs that stand already, or that a person wants; each has an edge. */
  readonly fixed?: readonly Pair[]
  readonly forbidden?: readonly Pair[]
  readonly objective: Objective
}

/** A dual price: a sum of values; for `most-families` three numbers, compared from the left. */
export type Price = number | readonly [urgent: number, served: number, value: number]

/** The best assignment of an instance, the same for every order of its rows. */
export interface Solution {
  /** By family. */
  readonly pairs: readonly Pair[]
  /** Families without a mentor, by id. */
  readonly unserved: readonly string[]
  readonly objectiveValue: { readonly urgentServed: number; readonly served: number; readonly value: number }
  /**
   * A mentor's price is what one more place of it would add to the objective, a family's what would be lost without it:
   * exactly, each alone. No pair is worth more than its two prices together, a pair of the solution exactly that much;
   * what has a place to spare, or is left without one, has price 0. Forbidden pairs do not count, and of a fixed family
   * only its own: it pays what its mentor's price leaves of that pair's value, which may be less than 0.
   */
  readonly prices: {
    readonly families: Readonly<Record<string, Price>>
    readonly mentors: Readonly<Record<string, Price>>
  }
}
