import { kmBetween } from '../suitability/distance.ts'
import type { Hours, Profile } from './parts.ts'
import type { Prospect, Prospects } from './prospects.ts'

const hours = ['afternoons', 'mornings', 'evenings', 'weekends'] as const satisfies Hours[]

/** So many of the nearest other municipalities are looked at. */
const NEAREST = 4

/** The same with no more asked of a mentor than what it would change needs: as few places and hours as change the same. */
export function narrowed(prospects: Prospects, { profile, change }: Prospect): Profile {
  const wanted = prospects.counted(change.worth)
  const isEnough = (other: Profile) => prospects.counted(prospects.changeBy(other).worth) >= wanted
  const withFewerPlaces = fewerPlaces(profile).find(isEnough) ?? profile
  return fewerHours(prospects, withFewerPlaces).find(isEnough) ?? withFewerPlaces
}

function fewerPlaces(profile: Profile): Profile[] {
  return Array.from({ length: profile.places - 1 }, (_, at) => ({ ...profile, places: at + 1 }))
}

/** Where no family said when it has time, the hours make no difference, and nothing is asked. */
function fewerHours(prospects: Prospects, profile: Profile): Profile[] {
  const { hours: _, ...others } = profile
  const { wishes } = prospects.matched
  const isAnySaid = prospects.openTo(profile).some((row) => wishes[row]?.availability?.length)
  return isAnySaid ? hours.map((some) => ({ ...profile, hours: some })) : [others]
}

/** Near municipalities from which such a mentor would change as much, the nearest first. */
export function alsoFrom(
  prospects: Prospects,
  profile: Profile,
  municipalities: readonly string[],
): string[] {
  const wanted = prospects.counted(prospects.changeBy(profile).worth)
  const km = (other: string) => kmBetween(profile.municipality, other) ?? Number.POSITIVE_INFINITY
  return municipalities
    .filter((other) => other !== profile.municipality)
    .toSorted((one, other) => km(one) - km(other) || (one < other ? -1 : 1))
    .slice(0, NEAREST)
    .filter((municipality) => {
      const { worth } = prospects.changeBy({ ...profile, municipality })
      return prospects.counted(worth) >= wanted
    })
}
