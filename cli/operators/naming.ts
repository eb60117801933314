import { announce } from '../../events/announce.ts'
import { liaisonNamed } from '../../events/liaison-named.ts'
import { stillHere } from '../../shared/casework/acting.ts'
import { type Naming, namingSubject } from '../../shared/domain/naming.ts'
import { hasLeft } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { Refused } from '../../shared/errors.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import { type Change, commit } from '../../shared/table/commit.ts'
import { key } from '../../shared/table/keys.ts'
import { findNaming, namingShape } from '../../shared/table/naming-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { isNamed, type Standing } from './plan.ts'
import { findStanding } from './save.ts'

export interface NewNaming extends Pick<Naming, 'district' | 'namedFor'> {
  /** Nobody from now on, when undefined. */
  readonly operator: string | undefined
}

/**
 * From now on the families of an institution or a partner are this liaison’s. What they have already stays whose it is.
 * @returns whether that is new
 * @throws Refused when the operator has left, or is no liaison or coordinator of the district
 */
export async function nameLiaison(connection: Connection, given: NewNaming): Promise<boolean> {
  const { district, namedFor, operator } = given
  const was = await findNaming(connection.table, district, namedFor)
  const isSame = was?.operator === operator && (operator === undefined || was?.origin === 'person')
  if (isSame) return false
  const checks = operator === undefined ? [] : await requireLiaison(connection, operator, district)
  const naming: Naming = {
    ...{ district, namedFor, origin: 'person', version: (was?.version ?? 0) + 1 },
    ...(operator === undefined ? {} : { operator }),
  }
  const item = namingShape.toItem(naming)
  const change: Change = was === undefined ? { create: item } : { replace: item }
  const event = announce(liaisonNamed, occasionOf(connection), {
    subject: namingSubject(naming),
    district,
    version: naming.version,
    data: { namedFor, operator, origin: 'person' },
  })
  const who = refusedWhenChanged(`who is named for ${namedFor}`)
  await commit(connection.table, [change, ...checks], [event]).catch(who)
  return true
}

/** Holds a transaction to it that somebody is a liaison here. */
async function requireLiaison(connection: Connection, id: string, district: string): Promise<Change[]> {
  const standing = await findStanding(connection.table, id)
  const membership = standing?.memberships.find((one) => one.district === district)
  const why = whyNot(standing, { id, district, today: todayOf(connection) })
  if (standing === undefined || membership === undefined || why !== undefined) {
    throw new Refused(`${why}: see "operator list --district ${district}"`)
  }
  return [stillHere(standing.operator), { check: key.membership(id, district), version: membership.version }]
}

/** Why somebody cannot be named in a district; undefined when they can. */
export async function whyNoLiaison(connection: Connection, id: string, district: string) {
  const standing = await findStanding(connection.table, id)
  return whyNot(standing, { id, district, today: todayOf(connection) })
}

function todayOf({ now }: Connection): string {
  return romeDate(now())
}

function whyNot(
  standing: Standing | undefined,
  { id, district, today }: { readonly id: string; readonly district: string; readonly today: string },
): string | undefined {
  if (standing === undefined) return `operator ${id} does not exist`
  const { operator } = standing
  if (hasLeft(operator, today)) return `operator ${id} left on ${operator.leftOn}`
  const isHere = standing.memberships.some((one) => one.district === district && isNamed(one))
  return isHere ? undefined : `operator ${id} is no liaison or coordinator of ${district}`
}

/** Namings by a person that are not there yet. */
export async function newNamings({ table }: Connection, wanted: readonly NewNaming[]): Promise<NewNaming[]> {
  const found = await inParallel(wanted, async (one) => {
    const naming = await findNaming(table, one.district, one.namedFor)
    return naming?.operator === one.operator && naming?.origin === 'person' ? [] : [one]
  })
  return found.flat()
}
