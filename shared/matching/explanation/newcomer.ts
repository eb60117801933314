import type { Slot } from '../../domain/field.ts'
import { DEFAULT_REACH_KM, MAX_CAPACITY } from '../../domain/mentor.ts'
import type { Candidate, Terms } from '../suitability/seen.ts'
import type { Hours, Profile } from './parts.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const halves = ['morning', 'afternoon', 'evening'] as const

/** At which weekly times somebody with these hours can meet a family. */
const slotsOfHours: Readonly<Record<Hours | 'all', readonly Slot[]>> = {
  mornings: weekdays.map((day) => `${day}-morning` as const),
  afternoons: weekdays.map((day) => `${day}-afternoon` as const),
  evenings: weekdays.map((day) => `${day}-evening` as const),
  weekends: (['sat', 'sun'] as const).flatMap((day) => halves.map((half) => `${day}-${half}` as const)),
  all: ([...weekdays, 'sat', 'sun'] as const).flatMap((day) =>
    halves.map((half) => `${day}-${half}` as const),
  ),
}

/** What is assumed of every mentor who is not there yet. */
export const assumed = { reachKm: DEFAULT_REACH_KM, places: MAX_CAPACITY, hours: 'all' } as const

/**
 * A mentor who is not there yet, as matching would see it: papers in order, speaks Italian, has never had a family, and
 * nothing is known of what they can help with.
 */
export function newcomerOf(profile: Profile, { today }: Terms): Candidate {
  const { kind, language, gender, municipality, reachKm, hours, places } = profile
  return {
    ...{ id: 'newcomer', kind, standing: 'active', municipality, reachKm, skills: [], preferences: [] },
    languages: language === undefined ? ['it'] : ['it', language],
    ...(gender === undefined ? {} : { gender }),
    availability: slotsOfHours[hours ?? 'all'],
    ...{ capacity: places, taken: 0, experience: 0 },
    ...{
      clearanceIssuedOn: today,
      insuredUntil: today,
      trainedOn: today,
      activeSince: today,
      isAuthorised: true,
    },
  }
}
