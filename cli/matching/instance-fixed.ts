import type { Pair } from '../../shared/matching/assignment/instance.ts'
import { type InstanceFaults, quoted } from './instance-faults.ts'
import { type Pairs, pairKey, type Sides } from './instance-pairs.ts'

interface Around {
  readonly edges: Pairs<unknown>
  readonly forbidden: Pairs<unknown>
  readonly sides: Sides
}

/** Checks that fixed pairs go together with all the rest: edges, forbidden pairs, one mentor a family, capacities. */
export function checkFixed(fixed: Pairs<readonly Pair[]>, around: Around, faults: InstanceFaults): void {
  const rowOf = new Map<string, number>()
  const taken = new Map<string, number>()
  const capacityOf = new Map(around.sides.mentors.rows.map(({ id, capacity }) => [id, capacity]))
  for (const pair of fixed.rows) {
    const { family, mentor } = pair
    const key = pairKey(pair, around.sides)
    if (typeof key === 'function') continue
    const at = fixed.places.get(key) ?? 0
    const add = (fault: () => string) => faults.add(() => `fixed[${at}]: ${fault()}`)
    if (around.edges.places.get(key) === undefined)
      add(() => `${named(pair)} has no edge: add it, with its score`)
    const forbidden = around.forbidden.places.get(key)
    if (forbidden !== undefined)
      add(() => `${named(pair)} is forbidden too, by forbidden[${forbidden}]: take out one of them`)
    const first = rowOf.get(family)
    if (first !== undefined)
      add(() => `family ${quoted(family)} is fixed already, by fixed[${first}]: a family has one mentor`)
    else rowOf.set(family, at)
    const families = (taken.get(mentor) ?? 0) + 1
    taken.set(mentor, families)
    const capacity = capacityOf.get(mentor) ?? families
    if (families > capacity)
      add(() => `mentor ${quoted(mentor)} has capacity ${capacity}: raise it or fix fewer families to it`)
  }
}

function named({ family, mentor }: Pair): string {
  return `the pair of family ${quoted(family)} and mentor ${quoted(mentor)}`
}
