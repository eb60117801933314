import { announce } from '../../events/announce.ts'
import { liaisonNamed } from '../../events/liaison-named.ts'
import { type Naming, namingSubject } from '../../shared/domain/naming.ts'
import { Refused } from '../../shared/errors.ts'
import { type Change, commit } from '../../shared/table/commit.ts'
import { key } from '../../shared/table/keys.ts'
import { findNaming, namingShape } from '../../shared/table/naming-store.ts'
import { findMembership } from '../../shared/table/operator-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { isNamed } from './plan.ts'
import { requireOperator } from './show.ts'

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
  const { leftOn, version } = await requireOperator(connection, id)
  if (leftOn !== undefined) throw new Refused(`operator ${id} left on ${leftOn}: name somebody who is here`)
  const membership = await findMembership(connection.table, id, district)
  if (membership === undefined || !isNamed(membership)) {
    throw new Refused(
      `operator ${id} is no liaison or coordinator of ${district}: see "operator list --district ${district}"`,
    )
  }
  return [
    { check: key.operator(id), version },
    { check: key.membership(id, district), version: membership.version },
  ]
}
