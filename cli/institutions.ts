import { announce } from '../events/announce.ts'
import { institutionAdded } from '../events/institution-added.ts'
import { plain } from '../shared/domain/folding.ts'
import { type Institution, institution } from '../shared/domain/institution.ts'
import { findPlace } from '../shared/domain/municipality.ts'
import { Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { institutionRows, institutionShape, listInstitutions } from '../shared/table/institution-store.ts'
import { refusedWhenTaken } from './conflicts.ts'
import type { Connection } from './connection.ts'
import { requireDistrict } from './districts.ts'
import { requireSlug } from './forms/new-form.ts'
import { collect } from './lists.ts'
import { occasionOf } from './operator.ts'

export interface NewInstitution extends Omit<Institution, 'municipality' | 'aliases' | 'code' | 'version'> {
  /** Name or ISTAT code. */
  readonly municipality: string
  readonly code?: string | undefined
  readonly aliases?: readonly string[] | undefined
}

/**
 * Makes an institution known, so that forms may name it.
 * @throws Refused when it would be taken for another one: neither would be found from then on
 */
export async function addInstitution(connection: Connection, given: NewInstitution) {
  const { id, district } = given
  requireSlug(id)
  await requireDistrict(connection, district)
  const place = findPlace(given.municipality, [])
  if (place === undefined) {
    throw new Refused(
      `--municipality "${given.municipality}": Lombardy has none of that name; use its ISTAT code`,
    )
  }
  const read = institution.safeParse({
    ...given,
    municipality: place.istatCode,
    aliases: given.aliases ?? [],
    version: 1,
  })
  if (!read.success) throw new Refused('--name, --code and --alias: give a text that is not empty, or none')
  const added = read.data
  await requireOwnWords(connection, added)
  const event = announce(institutionAdded, occasionOf(connection), {
    subject: `institution/${id}`,
    district,
    version: 1,
    data: { kind: added.kind },
  })
  const changes = [{ create: institutionShape.toItem(added) }]
  await commit(connection.table, changes, [event]).catch(refusedWhenTaken(`institution ${id}`))
  const { version: _, ...shown } = added
  return shown
}

/** Rows of all institutions, or of one district's, by district and id. */
export async function listAllInstitutions(connection: Connection, district?: string) {
  if (district !== undefined) await requireDistrict(connection, district)
  const districts = district === undefined ? await everyDistrict(connection) : [district]
  return collect(districts.map((id) => institutionRows(connection.table, id)))
}

async function everyDistrict({ table }: Connection): Promise<string[]> {
  return (await listDistricts(table)).map(({ id }) => id)
}

/** Two of one name in two municipalities are told apart by it; of one code or alias, or in one place, by nothing. */
async function requireOwnWords({ table }: Connection, added: Institution): Promise<void> {
  const others = (await listInstitutions(table, added.district)).filter(({ id }) => id !== added.id)
  const rivals = others.flatMap((other) => {
    const isElsewhere = other.municipality !== added.municipality
    const theirs = [other.code, ...other.aliases, isElsewhere ? undefined : other.name].map(folded)
    const ours = [added.code, ...added.aliases, added.name].filter((word) => theirs.includes(folded(word)))
    return ours.flatMap((word) => (folded(word) === '' ? [] : [{ id: other.id, word }]))
  })
  const [rival] = rivals
  if (rival === undefined) return
  throw new Refused(
    `"${rival.word}" is already ${rival.id}: give this one a name, code and aliases of its own`,
  )
}

function folded(word = ''): string {
  return plain(word)
}
