import { NONE } from '../assignment/problem.ts'
import { floatAt, intAt } from '../assignment/typed-arrays.ts'
import type { Matched } from './matched.ts'
import { pairsWith } from './pairs-with.ts'
import type { Profile } from './parts.ts'

/** What one more mentor of a profile could change at most. */
export interface Bound {
  readonly profile: Profile
  /** At least the worth of its gain. */
  readonly worth: number
  /** How many families without a mentor it suits. */
  readonly suits: number
}

/** So many profiles are judged at a time, so that their pairs need little memory. */
const AT_A_TIME = 512

/**
 * What each profile could change at most, without solving. A mentor's place is worth to a family no more than the pair is
 * worth beyond what the family has by its price; the best such sums, one for each place, bound the gain.
 */
export function boundsOf(matched: Matched, profiles: readonly Profile[]): Bound[] {
  return Object.values(Object.groupBy(profiles, ({ kind }) => kind)).flatMap((ofKind) =>
    Array.from({ length: Math.ceil(ofKind.length / AT_A_TIME) }, (_, part) =>
      boundsOfPart(matched, ofKind.slice(part * AT_A_TIME, (part + 1) * AT_A_TIME)),
    ).flat(),
  )
}

function boundsOfPart(matched: Matched, profiles: readonly Profile[]): Bound[] {
  const { assignment, rowPrice } = matched.settled
  const sums = profiles.map(({ places }) => new HighestSum(places))
  const suits = new Int32Array(profiles.length)
  for (const { row, profile, worth } of pairsWith(matched, profiles)) {
    if (assignment.columnOf[row] === NONE) suits[profile] = intAt(suits, profile) + 1
    sums[profile]?.add(worth - floatAt(rowPrice, row))
  }
  return profiles.map((profile, at) => ({
    profile,
    worth: sums[at]?.sum ?? 0,
    suits: intAt(suits, at),
  }))
}

/** The sum of the highest few of the numbers above 0. */
class HighestSum {
  readonly #highest: number[]

  constructor(count: number) {
    this.#highest = new Array<number>(count).fill(0)
  }

  get sum(): number {
    return this.#highest.reduce((sum, one) => sum + one, 0)
  }

  add(one: number): void {
    let rising = one
    for (let at = 0; at < this.#highest.length; at += 1) {
      const other = this.#highest[at] ?? 0
      if (rising <= other) continue
      this.#highest[at] = rising
      rising = other
    }
  }
}
