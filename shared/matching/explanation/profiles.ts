import { type MentorKind, mentorKind } from '../../domain/mentor.ts'
import type { Candidate, Wish } from '../suitability/seen.ts'
import { understoodAs } from '../suitability/understood.ts'
import { assumed } from './newcomer.ts'
import type { Profile } from './parts.ts'

const genders = ['female', 'male'] as const

/**
 * Every mentor who might be looked for: of each kind that families ask for, with none or one of their languages besides
 * Italian, of each gender that some of them wish or of none in particular, in each municipality where families or mentors
 * live; with time at all hours and as many places as one can have. Less demanding ones come first.
 */
export function profilesFor(wishes: readonly Wish[], candidates: readonly Candidate[]): Profile[] {
  const municipalities = [...wishes, ...candidates].map(({ municipality }) => municipality)
  const places = [...new Set(municipalities)].sort()
  return mentorKind.options
    .flatMap((kind) =>
      profilesOf(
        kind,
        wishes.filter((wish) => wish.kind === kind),
        places,
      ),
    )
    .toSorted((one, other) => demandOf(one) - demandOf(other))
}

function profilesOf(kind: MentorKind, wishes: readonly Wish[], places: readonly string[]): Profile[] {
  if (wishes.length === 0) return []
  const wished = genders.filter((gender) => wishes.some(({ genderWish }) => genderWish === gender))
  return [undefined, ...languagesOf(wishes)].flatMap((language) =>
    [undefined, ...wished].flatMap((gender) =>
      places.map((municipality) => ({
        ...{ kind, municipality, ...assumed },
        ...(language === undefined ? {} : { language }),
        ...(gender === undefined ? {} : { gender }),
      })),
    ),
  )
}

/** Besides Italian; of those that are understood as one, the one that most families name. */
function languagesOf(wishes: readonly Wish[]): string[] {
  const counts = new Map<string, number>()
  for (const tag of wishes.flatMap(({ languages }) => languages)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const byCount = [...counts].toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
  const named = new Map(byCount.toReversed().map(([tag]) => [understoodAs(tag), tag]))
  named.delete('it')
  return [...named.values()].sort()
}

/** How many things are asked of such a mentor beyond what is asked of all. */
export function demandOf({ language, gender }: Profile): number {
  return (language === undefined ? 0 : 1) + (gender === undefined ? 0 : 1)
}
