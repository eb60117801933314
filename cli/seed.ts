import { readFile } from 'node:fs/promises'
import { announce } from '../events/announce.ts'
import { district } from '../shared/domain/district.ts'
import { Conflict, Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { districtShape } from '../shared/table/district-store.ts'
import { type Connection, connectLocally, opsOccasion } from './connection.ts'
import type { Endpoints } from './endpoints.ts'
import { addPartner } from './partners.ts'

const municipalities = new URL('../shared/domain/data/municipalities.json', import.meta.url)

const districts = [
  { id: 'bergamo', name: 'Ambito di Bergamo', codePrefix: 'BG' },
  { id: 'dalmine', name: 'Ambito di Dalmine', codePrefix: 'DA' },
  { id: 'val-cavallina', name: 'Ambito Val Cavallina', codePrefix: 'VC' },
]

/** Invented organisations. */
const partners = [
  {
    id: 'scuola-primaria-demo',
    name: 'Scuola primaria (dimostrazione)',
    district: 'bergamo',
    origin: 'school',
  },
  {
    id: 'cooperativa-demo',
    name: 'Cooperativa Il Ponte (dimostrazione)',
    district: 'dalmine',
    origin: 'third_sector',
  },
  {
    id: 'consultorio-demo',
    name: 'Consultorio (dimostrazione)',
    district: 'val-cavallina',
    origin: 'local_service',
  },
]

/** Puts the programme's three districts with their 43 municipalities into the table. What is there already stays. */
export async function seedDistricts(endpoints: Endpoints): Promise<void> {
  await connected(endpoints, async (connection) => {
    const rows = JSON.parse(await readFile(municipalities, 'utf8')) as {
      istatCode: string
      district: string
    }[]
    for (const given of districts) {
      const codes = rows.filter((row) => row.district === given.id).map((row) => row.istatCode)
      await onlyOnce(addDistrict(connection, { ...given, municipalities: codes }))
    }
  })
}

/** Adds invented partners, so that a first look finds something. What is there already stays. */
export async function seedDemo(endpoints: Endpoints): Promise<void> {
  await connected(endpoints, async (connection) => {
    for (const partner of partners) await onlyOnce(addPartner(connection, { ...partner, provider: 'json' }))
  })
}

async function addDistrict({ table, now }: Connection, given: object): Promise<void> {
  const added = district.parse({ ...given, version: 1 })
  const event = announce(opsOccasion(now()), {
    ...{ type: 'district.added', subject: `district/${added.id}`, district: added.id, version: 1 },
    data: { municipalities: added.municipalities.length },
  })
  await commit(table, [{ create: districtShape.toItem(added) }], [event])
}

async function onlyOnce(adding: Promise<unknown>): Promise<void> {
  await adding.catch((error: unknown) => {
    const isThere = error instanceof Conflict || (error instanceof Refused && error.cause instanceof Conflict)
    if (!isThere) throw error
  })
}

async function connected(
  endpoints: Endpoints,
  act: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await connectLocally(endpoints)
  try {
    await act(connection)
  } finally {
    connection.close()
  }
}
