import { readFile } from 'node:fs/promises'
import { announce } from '../events/announce.ts'
import { district } from '../shared/domain/district.ts'
import { Conflict } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { districtShape } from '../shared/table/district-store.ts'
import { type Connection, opsOccasion } from './connection.ts'

const municipalities = new URL('../shared/domain/data/municipalities.json', import.meta.url)

/** The programme's districts; their municipalities are data. */
const districts = [
  { id: 'bergamo', name: 'Ambito di Bergamo', codePrefix: 'BG' },
  { id: 'dalmine', name: 'Ambito di Dalmine', codePrefix: 'DA' },
  { id: 'val-cavallina', name: 'Ambito Val Cavallina', codePrefix: 'VC' },
]

/** Puts the programme's three districts with their 43 municipalities into the table. What is there already stays. */
export async function loadDistricts(connection: Connection) {
  const rows = JSON.parse(await readFile(municipalities, 'utf8')) as { istatCode: string; district: string }[]
  const loaded = districts.map(async (given) => {
    const codes = rows.filter((row) => row.district === given.id).map((row) => row.istatCode)
    const isNew = await addDistrict(connection, { ...given, municipalities: codes })
    return {
      id: given.id,
      name: given.name,
      municipalities: codes.length,
      outcome: isNew ? 'added' : 'was there',
    }
  })
  return Promise.all(loaded)
}

async function addDistrict({ table, now }: Connection, given: object): Promise<boolean> {
  const added = district.parse({ ...given, version: 1 })
  const event = announce(opsOccasion(now()), {
    ...{ type: 'district.added', subject: `district/${added.id}`, district: added.id, version: 1 },
    data: { municipalities: added.municipalities.length },
  })
  try {
    await commit(table, [{ create: districtShape.toItem(added) }], [event])
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
