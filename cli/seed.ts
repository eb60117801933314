import { Conflict, Refused } from '../shared/errors.ts'
import { type Connection, connectLocally } from './connection.ts'
import { loadDistricts } from './districts.ts'
import type { Endpoints } from './endpoints.ts'
import { addForm, type NewPartnerForm } from './forms/add.ts'
import { addInstitution, type NewInstitution, setLiaison } from './institutions.ts'
import { addPartner, type NewPartner } from './partners.ts'
import { addDemoOperators } from './seed/operators.ts'

/** Invented organisations. */
const partners: readonly NewPartner[] = [
  {
    id: 'scuola-primaria-demo',
    name: 'Scuola primaria (dimostrazione)',
    district: 'bergamo',
    provider: 'json',
    origin: 'school',
    mail: { contact: 'segreteria@scuola-primaria.example', mailDomains: ['scuola-primaria.example'] },
  },
  {
    id: 'cooperativa-demo',
    name: 'Cooperativa Il Ponte (dimostrazione)',
    district: 'dalmine',
    provider: 'tally',
    rhythm: 'weekly',
    mail: { contact: 'info@il-ponte.example' },
  },
  {
    id: 'consultorio-demo',
    name: 'Consultorio (dimostrazione)',
    district: 'val-cavallina',
    provider: 'formbricks',
    origin: 'local_service',
    rhythm: 'monthly',
    mail: { contact: 'accoglienza@consultorio.example' },
  },
]

/** Invented further forms. */
const forms: readonly NewPartnerForm[] = [
  {
    partner: 'cooperativa-demo',
    id: 'cooperativa-sportello-demo',
    provider: 'kobotoolbox',
    isTesting: true,
    mapping: {
      fields: {
        'famiglia/comune': 'municipality',
        'famiglia/bisogni': 'needs',
        'famiglia/nome': 'contact_given_name',
      },
      values: { needs: { compiti: 'school_support', casa: 'housing' } },
      constants: {},
    },
  },
]

/** Invented schools and services. */
const institutions: readonly NewInstitution[] = [
  {
    id: 'ic-ada-esempio',
    name: 'IC Ada Esempio',
    kind: 'school',
    district: 'bergamo',
    municipality: 'Bergamo',
    aliases: ['Scuola Esempio'],
  },
  {
    id: 'centro-civico-prova',
    name: 'Centro civico Prova',
    kind: 'social-service',
    district: 'dalmine',
    municipality: 'Dalmine',
  },
  {
    id: 'consultorio-esempio',
    name: 'Consultorio Esempio',
    kind: 'health-service',
    district: 'val-cavallina',
    municipality: 'Trescore Balneario',
  },
]

/** Who is named for which of them; for the third nobody. */
const liaisons = [
  ['ic-ada-esempio', 'bruno-prova'],
  ['centro-civico-prova', 'gina-prova'],
] as const

/** Puts the programme's districts into a stack on this machine. */
export async function seedDistricts(endpoints: Endpoints): Promise<void> {
  await connected(endpoints, async (connection) => void (await loadDistricts(connection)))
}

/** Adds invented partners, forms, institutions and operators, so that a first look finds something. What is there already stays. */
export async function seedDemo(endpoints: Endpoints): Promise<void> {
  await connected(endpoints, async (connection) => {
    for (const partner of partners) await unlessThere(addPartner(connection, partner))
    for (const form of forms) await unlessThere(addForm(connection, form))
    for (const institution of institutions) await unlessThere(addInstitution(connection, institution))
    await addDemoOperators(connection)
    for (const [id, liaison] of liaisons) await setLiaison(connection, id, liaison)
  })
}

async function unlessThere(added: Promise<unknown>): Promise<void> {
  await added.catch((error: unknown) => {
    if (!(error instanceof Refused && error.cause instanceof Conflict)) throw error
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
