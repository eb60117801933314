import { readFile } from 'node:fs/promises'
import { announce } from '../events/announce.ts'
import { districtAdded } from '../events/district-added.ts'
import { type District, type DistrictRow, district, districtDefaults } from '../shared/domain/district.ts'
import { municipalityName } from '../shared/domain/municipality.ts'
import { Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { districtShape, listDistricts } from '../shared/table/district-store.ts'
import { isCreated } from './conflicts.ts'
import type { Connection } from './connection.ts'
import { occasionOf } from './operator.ts'

const municipalities = new URL('../shared/domain/data/municipalities.json', import.meta.url)

/** The programme's districts; their municipalities are data, and the patrons' days those of their offices' towns. */
const districts = [
  { id: 'bergamo', name: 'Ambito di Bergamo', codePrefix: 'BG', patron: '08-26' },
  { id: 'dalmine', name: 'Ambito di Dalmine', codePrefix: 'DA', patron: '03-19' },
  { id: 'val-cavallina', name: 'Ambito Val Cavallina', codePrefix: 'VC' },
]

/** The programme's three districts, as they are first put in. */
export async function programmeDistricts(): Promise<District[]> {
  const rows = JSON.parse(await readFile(municipalities, 'utf8')) as { istatCode: string; district: string }[]
  return districts.map(({ patron, ...given }) => {
    const codes = rows.filter((row) => row.district === given.id).map((row) => row.istatCode)
    const office = { ...districtDefaults.office, ...(patron === undefined ? {} : { patron }) }
    return district.parse({ ...districtDefaults, ...given, municipalities: codes, office, version: 1 })
  })
}

/** Puts the programme's three districts with their 43 municipalities into the table. What is there already stays. */
export async function loadDistricts(connection: Connection) {
  const loaded = (await programmeDistricts()).map(async (given) => {
    const outcome = (await addDistrict(connection, given)) ? 'added' : 'was there'
    return { id: given.id, name: given.name, municipalities: given.municipalities.length, outcome }
  })
  return Promise.all(loaded)
}

async function addDistrict(connection: Connection, added: District): Promise<boolean> {
  const event = announce(districtAdded, occasionOf(connection), {
    subject: `district/${added.id}`,
    district: added.id,
    version: 1,
    data: { municipalities: added.municipalities.length },
  })
  return isCreated(commit(connection.table, [{ create: districtShape.toItem(added) }], [event]))
}

/** A district's municipalities, each with its name, in the order of the alphabet. */
export function municipalitiesOf({ municipalities }: DistrictRow) {
  const named = municipalities.map((istatCode) => ({ istatCode, name: municipalityName(istatCode) ?? '' }))
  return named.toSorted((one, other) => one.name.localeCompare(other.name, 'it'))
}

/** @throws Refused when there is no such district */
export async function requireDistrict(connection: Connection, district: string): Promise<void> {
  await wantedDistricts(connection, district)
}

/**
 * The district that is asked for, or all of them, by id.
 * @throws Refused when there is no such district
 */
export async function wantedDistricts(
  { table }: Connection,
  district: string | undefined,
): Promise<string[]> {
  const ids = (await listDistricts(table)).map(({ id }) => id)
  if (district === undefined) return ids
  if (ids.includes(district)) return [district]
  throw new Refused(`district "${district}" is unknown: use one of ${ids.join(', ')}`)
}
