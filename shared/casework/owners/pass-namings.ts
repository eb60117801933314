import type { Occasion } from '../../../events/announce.ts'
import type { Naming } from '../../domain/naming.ts'
import { hasLeft, isLiaison } from '../../domain/operator.ts'
import { romeDate } from '../../domain/rome.ts'
import { type Change, commit } from '../../table/commit.ts'
import { key } from '../../table/keys.ts'
import { findNaming, namingShape, namingsOf } from '../../table/naming-store.ts'
import { findMembership, findOperator } from '../../table/operator-store.ts'
import type { Table } from '../../table/table.ts'
import { stillHere } from '../acting.ts'
import { namingTold } from './first-naming.ts'
import type { Handing } from './taker.ts'

/** A naming that was somebody's who left; without a name it ended. */
export interface PassedNaming extends Pick<Naming, 'district' | 'namedFor'> {
  readonly to: string | undefined
}

/**
 * What somebody who left was named for is from now on whoever takes over is named for, where they are a liaison; else the
 * naming ends, so that whoever gets the next referral is named by it. Asked again, it finds nothing left to do.
 * @throws Conflict when one of them was changed at the same moment
 */
export async function passNamings(
  table: Table,
  { gone, to }: Handing,
  occasion: Occasion,
): Promise<PassedNaming[]> {
  const passed: PassedNaming[] = []
  for (const { district, namedFor } of await namingsOf(table, gone)) {
    const was = await findNaming(table, district, namedFor)
    if (was?.operator !== gone) continue
    const checks = to === undefined ? undefined : await checksOf(table, { to, district, occasion })
    const taker = checks === undefined ? undefined : to
    const naming: Naming = {
      ...{ district, namedFor, origin: 'person', version: was.version + 1 },
      ...(taker === undefined ? {} : { operator: taker }),
    }
    const change = { replace: namingShape.toItem(naming) }
    await commit(table, [change, ...(checks ?? [])], [namingTold(naming, occasion)])
    passed.push({ district, namedFor, to: taker })
  }
  return passed
}

/** Holds a transaction to it that they may be named here; undefined when they may not. */
async function checksOf(
  table: Table,
  { to, district, occasion }: { to: string; district: string; occasion: Occasion },
): Promise<Change[] | undefined> {
  const [operator, membership] = await Promise.all([
    findOperator(table, to),
    findMembership(table, to, district),
  ])
  if (operator === undefined || hasLeft(operator, romeDate(occasion.at))) return undefined
  if (membership === undefined || !isLiaison(membership.roles)) return undefined
  return [stillHere(operator), { check: key.membership(to, district), version: membership.version }]
}
