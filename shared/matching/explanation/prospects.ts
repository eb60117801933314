import { NONE } from '../assignment/problem.ts'
import { floatAt } from '../assignment/typed-arrays.ts'
import { type Change, changeBy } from './hypothesis.ts'
import type { Matched } from './matched.ts'
import { type NewPair, pairsWith } from './pairs-with.ts'
import type { Profile } from './parts.ts'
import { familiesIn } from './worth.ts'

/** A profile and what one more mentor of it would change. */
export interface Prospect {
  readonly profile: Profile
  readonly change: Change
}

/** Answers what mentors who are not there yet would change, by what counts where they are looked for. */
export class Prospects {
  readonly matched: Matched
  readonly #pairs = new Map<Profile, readonly NewPair[]>()

  constructor(matched: Matched) {
    this.matched = matched
  }

  /** What counts of a worth: families, urgent ones first, where they come first, and else the sum of affinities. */
  counted(worth: number): number {
    return this.#isByFamilies ? familiesIn(worth) : worth
  }

  changeBy(profile: Profile): Change {
    return changeBy(this.matched, profile, this.#pairsOf(profile))
  }

  /** For whom one would look for such a mentor: families that would have none, or else those that it would have. */
  helpedBy({ served, taken }: Change): readonly number[] {
    return served.length > 0 ? served : taken
  }

  /** Families through whom something could be gained that counts: the pair is worth more than what they have. */
  openTo(profile: Profile): number[] {
    const { rowPrice } = this.matched.settled
    return this.#pairsOf(profile)
      .filter(({ row, worth }) => this.counted(worth - floatAt(rowPrice, row)) > 0)
      .map(({ row }) => row)
  }

  /** Where families count: those whom another mentor like it would help. */
  couldHelp(profile: Profile): readonly number[] {
    return this.#isByFamilies ? this.unservedFor(profile) : []
  }

  /** Families without a mentor whom it suits. */
  unservedFor(profile: Profile): number[] {
    const { columnOf } = this.matched.settled.assignment
    return this.#pairsOf(profile)
      .map(({ row }) => row)
      .filter((row) => columnOf[row] === NONE)
  }

  get #isByFamilies(): boolean {
    return this.matched.settled.problem.objective === 'most-families'
  }

  #pairsOf(profile: Profile): readonly NewPair[] {
    const known = this.#pairs.get(profile)
    if (known !== undefined) return known
    const pairs = [...pairsWith(this.matched, [profile])]
    this.#pairs.set(profile, pairs)
    return pairs
  }
}
