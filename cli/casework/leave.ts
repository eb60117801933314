import { announce } from '../../events/announce.ts'
import { operatorLeft } from '../../events/operator-left.ts'
import { requireColleague } from '../../shared/casework/acting.ts'
import { type PassedNaming, passNamings } from '../../shared/casework/owners/pass-namings.ts'
import type { Handed } from '../../shared/casework/owners/replace-in-case.ts'
import { MORNING } from '../../shared/domain/ladder.ts'
import { isPresent, type Operator } from '../../shared/domain/operator.ts'
import { romeDate, romeInstant } from '../../shared/domain/rome.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { type Change, commit } from '../../shared/table/commit.ts'
import { findLeaving, leavingShape } from '../../shared/table/leaving-store.ts'
import { findOperator, membershipsOf, operatorShape } from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { gapsAfter } from '../operators/gaps.ts'
import { handEverything, type Manner } from './hand-everything.ts'

export interface Leaving {
  /** The first day on which they work here no longer. */
  readonly on: string
  /** Who takes over wherever they work; else whoever is found. */
  readonly to?: string | undefined
}

/** What became of it. */
export interface Left {
  readonly operator: string
  readonly leftOn: string
  readonly handed: readonly Handed[]
  readonly namings: readonly PassedNaming[]
  /** What is missing in their districts from then on. */
  readonly remarks: readonly string[]
}

/**
 * Somebody works here no longer. What they have goes to others thing by thing, each with its events, until nothing is
 * left; before their day comes, it is only noted, and given away on the morning of that day. Interrupted, it may be run
 * again.
 * @throws NotFound when nobody is called so
 * @throws Refused when the one who is to take over cannot, or something could not be given away
 */
export async function leaveOperator(
  connection: Connection,
  id: string,
  { on, to }: Leaving,
  manner: Manner,
): Promise<Left> {
  const { table } = connection
  const today = romeDate(connection.now())
  const operator = await findOperator(table, id)
  if (operator === undefined) throw new NotFound(`operator ${id} does not exist: see "operator list"`)
  if (to !== undefined) await requireTaker(table, { id, to, day: on > today ? on : today })
  await noteLeaving(connection, operator, { on, to })
  const told = { operator: id, leftOn: on, remarks: await gapsAfter(table, id, on) }
  if (on > today) return { ...told, handed: [], namings: [] }
  const handing = { gone: id, to }
  const occasion = occasionOf(connection)
  const namings = await passNamings(table, handing, occasion).catch(refusedWhenChanged('a naming'))
  return { ...told, handed: await handEverything(connection, handing, manner), namings }
}

async function requireTaker(table: Table, { id, to, day }: { id: string; to: string; day: string }) {
  if (to === id) throw new Refused(`--to ${to}: name somebody else than who leaves`)
  const taker = await requireColleague(table, to, day)
  if (!isPresent(taker, day)) throw new Refused(`--to ${to}: is not there on ${day}, name somebody who is`)
  const [theirs, its] = await Promise.all([membershipsOf(table, id), membershipsOf(table, to)])
  const isNear = theirs.some(({ district }) => its.some((one) => one.district === district))
  if (!isNear) throw new Refused(`--to ${to}: works in none of the districts of ${id}`)
}

/** With it stands that what they have is to be given away: what this command leaves, the run of what is due takes up. */
async function noteLeaving(
  connection: Connection,
  operator: Operator,
  { on: leftOn, to }: Leaving,
): Promise<void> {
  const { table } = connection
  const { id, version } = operator
  const standing = await findLeaving(table, id)
  const isNoted = operator.leftOn === leftOn
  const isArranged = leftOn <= romeDate(connection.now()) || (standing !== undefined && standing.to === to)
  if (isNoted && isArranged) return
  const [membership] = await membershipsOf(table, id)
  if (membership === undefined) throw new Refused(`operator ${id} works in no district: give them one first`)
  const next = { ...operator, leftOn, version: version + 1 }
  const { district } = membership
  const what = { subject: `operator/${id}`, district, version: next.version, data: {} }
  const event = announce(operatorLeft, occasionOf(connection), what)
  const changes = isNoted ? [] : [{ replace: operatorShape.toItem(next) }]
  const leaving = givenAwayFrom({ id, leftOn, to }, standing, connection.now())
  await commit(table, [...changes, leaving], isNoted ? [] : [event]).catch(
    refusedWhenChanged(`operator ${id}`),
  )
}

function givenAwayFrom(
  {
    id: operator,
    leftOn,
    to,
  }: { readonly id: string; readonly leftOn: string; readonly to: string | undefined },
  standing: { readonly version: number } | undefined,
  now: Date,
): Change {
  const next = new Date(Math.max(romeInstant(leftOn, MORNING).getTime(), now.getTime())).toISOString()
  const item = leavingShape.toItem({
    ...{ operator, next, version: (standing?.version ?? 0) + 1 },
    ...(to === undefined ? {} : { to }),
  })
  return standing === undefined ? { create: item } : { replace: item }
}
