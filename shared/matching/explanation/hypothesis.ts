import { assign } from '../assignment/assign.ts'
import type { Problem } from '../assignment/problem.ts'
import { intAt } from '../assignment/typed-arrays.ts'
import type { Matched } from './matched.ts'
import { type NewPair, pairsWith } from './pairs-with.ts'
import type { Gain, Profile } from './parts.ts'
import { PlaceSearch } from './place-search.ts'

/** What one more mentor would change. */
export interface Change {
  /** Comparable with prices. */
  readonly worth: number
  /** Rows that would have a mentor and now have none. */
  readonly served: readonly number[]
  /** Rows that would go to the newcomer. */
  readonly taken: readonly number[]
}

/** What one more mentor of this profile would change, found from the present assignment and its prices. */
export function changeBy(matched: Matched, { places }: Profile, pairs: readonly NewPair[]): Change {
  const search = new PlaceSearch(matched.settled, pairs)
  let worth = 0
  for (let place = 0; place < places; place += 1) {
    const more = search.fillPlace()
    if (more === 0) break
    worth += more
  }
  return { worth, served: search.served, taken: search.taken }
}

/** What one more mentor of this profile is worth, found by solving again: the new optimum less the old. */
export function gainOf(matched: Matched, profile: Profile): Gain {
  const { assignment } = matched.settled
  const better = assign(problemWith(matched, profile))
  return {
    urgentServed: better.urgentServed - assignment.urgentServed,
    served: better.served - assignment.served,
    value: better.value - assignment.value,
  }
}

/** The same problem with one more column, the last, for a mentor of this profile. */
function problemWith(matched: Matched, profile: Profile): Problem {
  const { problem } = matched.settled
  const pairs = [...pairsWith(matched, [profile])]
  const size = problem.column.length + pairs.length
  const more = {
    ...{ column: new Int32Array(size), value: new Int32Array(size), start: new Int32Array(problem.rows + 1) },
    ...{ columns: problem.columns + 1, capacity: Int32Array.from([...problem.capacity, profile.places]) },
  }
  const values = new Map(pairs.map(({ row, value }) => [row, value]))
  let end = 0
  for (let row = 0; row < problem.rows; row += 1) {
    const [from, to] = [intAt(problem.start, row), intAt(problem.start, row + 1)]
    more.column.set(problem.column.subarray(from, to), end)
    more.value.set(problem.value.subarray(from, to), end)
    end += to - from
    const value = values.get(row)
    if (value !== undefined) {
      more.column[end] = problem.columns
      more.value[end] = value
      end += 1
    }
    more.start[row + 1] = end
  }
  return { ...problem, ...more }
}
