import municipalities from '../../domain/data/municipalities.json' with { type: 'json' }

const EARTH_RADIUS_KM = 6371
const RADIANS = Math.PI / 180

const places: ReadonlyMap<string, number> = new Map(
  municipalities.map(({ istatCode }, place) => [istatCode, place]),
)
const kmFromTo = municipalities.map((from) => municipalities.map((to) => greatCircle(from, to)))

/**
 * Great-circle distance between two municipalities’ coordinates, rounded to km, by ISTAT code: as the crow flies, not by
 * road. Within one municipality it is 0, wherever that lies.
 * @returns undefined when the coordinates of one are not known
 */
export function kmBetween(from: string, to: string): number | undefined {
  if (from === to) return 0
  const [one, other] = [places.get(from), places.get(to)]
  return one === undefined || other === undefined ? undefined : kmFromTo[one]?.[other]
}

type Place = (typeof municipalities)[number]

/** The haversine formula, which is exact enough also for places side by side. */
function greatCircle(one: Place, other: Place): number {
  const latitudes = halfChord((other.latitude - one.latitude) * RADIANS)
  const longitudes = halfChord((other.longitude - one.longitude) * RADIANS)
  const narrowing = Math.cos(one.latitude * RADIANS) * Math.cos(other.latitude * RADIANS)
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(latitudes + narrowing * longitudes)))
}

function halfChord(angle: number): number {
  return Math.sin(angle / 2) ** 2
}
