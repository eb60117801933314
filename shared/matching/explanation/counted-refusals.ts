import { type Refusal, refusals } from '../suitability/filters.ts'
import type { CountedRefusal } from './parts.ts'

/** How many mentors each reason closed, most first. */
export function countedRefusals(all: readonly Refusal[]): CountedRefusal[] {
  const counts = new Map<Refusal, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return refusals
    .flatMap((refusal) => {
      const mentors = counts.get(refusal) ?? 0
      return mentors === 0 ? [] : [{ refusal, mentors }]
    })
    .toSorted((one, other) => other.mentors - one.mentors)
}
