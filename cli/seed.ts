import { Conflict, Refused } from '../shared/errors.ts'
import { type Connection, connectLocally } from './connection.ts'
import { loadDistricts } from './districts.ts'
import type { Endpoints } from './endpoints.ts'
import { addPartner } from './partners.ts'

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

/** Puts the programme's districts into a stack on this machine. */
export async function seedDistricts(endpoints: Endpoints): Promise<void> {
  await connected(endpoints, async (connection) => void (await loadDistricts(connection)))
}

/** Adds invented partners, so that a first look finds something. What is there already stays. */
export async function seedDemo(endpoints: Endpoints): Promise<void> {
  await connected(endpoints, async (connection) => {
    for (const partner of partners) {
      await addPartner(connection, { ...partner, provider: 'json' }).catch((error: unknown) => {
        if (!(error instanceof Refused && error.cause instanceof Conflict)) throw error
      })
    }
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
