import { type Bound, boundsOf } from './bounds.ts'
import { FoundProfiles } from './found-profiles.ts'
import type { Profile } from './parts.ts'
import { demandOf } from './profiles.ts'
import type { Prospect, Prospects } from './prospects.ts'

interface Entry extends Bound {
  /** Which of the profiles it is. */
  readonly at: number
  /** What counts of its worth: a bound of it, or what was found. */
  readonly counts: number
}

type Looked = Entry & Prospect

/**
 * The profiles that would change most, each with what it would change: more families before fewer, then those of which less
 * is asked, then those that suit more families without a mentor, and suit them better. Those that would help only families
 * whom a better one would help are left out. Looks only at profiles whose bound could still place them among the best.
 */
export function bestProfiles(prospects: Prospects, profiles: readonly Profile[], count: number): Prospect[] {
  const hoped = boundsOf(prospects.matched, profiles)
    .map((bound, at): Entry => ({ ...bound, at, counts: prospects.counted(bound.worth) }))
    .filter(({ counts }) => counts > 0)
    .sort(inOrder)
    .values()
  const found = new FoundProfiles(prospects)
  const looked: Looked[] = []
  let next = hoped.next().value
  while (found.list.length < count) {
    const [best] = looked
    if (best !== undefined && (next === undefined || inOrder(best, next) < 0)) {
      looked.shift()
      found.add(best)
    } else if (next === undefined) {
      break
    } else {
      if (!found.isCovered(next.profile)) insert(looked, lookAt(prospects, next))
      next = hoped.next().value
    }
  }
  return found.list
}

function lookAt(prospects: Prospects, entry: Entry): Looked {
  const change = prospects.changeBy(entry.profile)
  return { ...entry, change, counts: prospects.counted(change.worth) }
}

function inOrder(one: Entry, other: Entry): number {
  return (
    other.counts - one.counts ||
    demandOf(one.profile) - demandOf(other.profile) ||
    other.suits - one.suits ||
    other.worth - one.worth ||
    one.at - other.at
  )
}

function insert(entries: Looked[], entry: Looked): void {
  if (entry.counts <= 0) return
  const at = entries.findIndex((other) => inOrder(entry, other) < 0)
  entries.splice(at < 0 ? entries.length : at, 0, entry)
}
