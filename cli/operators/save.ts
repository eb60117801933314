import { announce } from '../../events/announce.ts'
import { operatorAdded } from '../../events/operator-added.ts'
import { operatorChanged } from '../../events/operator-changed.ts'
import { type Address, addressId } from '../../shared/domain/address.ts'
import { addressShape, findAddress } from '../../shared/table/address-store.ts'
import { type Change, commit } from '../../shared/table/commit.ts'
import { key } from '../../shared/table/keys.ts'
import {
  findOperator,
  membershipShape,
  membershipsOf,
  operatorShape,
} from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import type { Plan, Standing } from './plan.ts'

/** An operator as they stand now, with their districts. */
export async function findStanding(table: Table, id: string): Promise<Standing | undefined> {
  const [operator, memberships] = await Promise.all([findOperator(table, id), membershipsOf(table, id)])
  return operator && { operator, memberships }
}

/**
 * Writes an operator as planned, with districts and address, in one transaction; nothing when all is so already.
 * @throws Refused when somebody else changed them, or took the address, at the same moment
 */
export async function saveOperator(connection: Connection, plan: Plan): Promise<void> {
  const { before, after, changes } = plan
  if (changes.length === 0) return
  const { operator } = after
  const item = operatorShape.toItem(operator)
  const all: Change[] = [
    before === undefined ? { create: item } : { replace: item },
    ...membershipChanges(plan),
    ...(await addressChanges(connection.table, plan)),
  ]
  await commit(connection.table, all, [eventOf(connection, plan)]).catch(
    refusedWhenChanged(`operator ${operator.id}, or their address,`),
  )
}

function eventOf(connection: Connection, { before, after, changes }: Plan) {
  const { operator, memberships } = after
  const districts = memberships.map(({ district }) => district)
  const [district = ''] = districts
  const about = { subject: `operator/${operator.id}`, district, version: operator.version }
  const occasion = occasionOf(connection)
  return before === undefined
    ? announce(operatorAdded, occasion, { ...about, data: { districts } })
    : announce(operatorChanged, occasion, { ...about, data: { changes: [...changes] } })
}

function membershipChanges({ before, after }: Plan): Change[] {
  const had = before?.memberships ?? []
  const kept = new Set(after.memberships.map(({ district }) => district))
  const written = after.memberships.flatMap((one): Change[] => {
    const was = had.find(({ district }) => district === one.district)
    if (was?.version === one.version) return []
    const item = membershipShape.toItem(one)
    return [was === undefined ? { create: item } : { replace: item }]
  })
  const removed = had
    .filter(({ district }) => !kept.has(district))
    .map(({ operator, district, version }) => ({ remove: key.membership(operator, district), version }))
  return [...written, ...removed]
}

/** The new address is theirs, the old one nobody’s. */
async function addressChanges(table: Table, { before, after }: Plan): Promise<Change[]> {
  const { id: operator, signInAddress } = after.operator
  const [id, oldId] = [addressId(signInAddress), before && addressId(before.operator.signInAddress)]
  if (id === oldId) return []
  const found = await findAddress(table, id)
  const old = oldId === undefined ? undefined : await findAddress(table, oldId)
  const isTheirs = found?.operator === operator
  return [
    ...(isTheirs ? [] : [addressChange(found, { id, operator })]),
    ...(old?.operator === operator ? [addressChange(old, { id: old.id })] : []),
  ]
}

function addressChange(was: Address | undefined, next: Omit<Address, 'version'>): Change {
  const item = addressShape.toItem({ ...next, version: (was?.version ?? 0) + 1 })
  return was === undefined ? { create: item } : { replace: item }
}
