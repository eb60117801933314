import { announce } from '../../events/announce.ts'
import { operatorLeft } from '../../events/operator-left.ts'
import { requireColleague } from '../../shared/casework/acting.ts'
import type { Handed } from '../../shared/casework/replace-in-case.ts'
import { replaceInSubject, replaceOperator } from '../../shared/casework/replace-operator.ts'
import type { Handing } from '../../shared/casework/taker.ts'
import { isPresent, type Operator } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { NotFound, OwnError, Refused } from '../../shared/errors.ts'
import { commit } from '../../shared/table/commit.ts'
import { findOperator, membershipsOf, operatorShape } from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { type OpenThing, openThingsOf } from './open-things.ts'

export interface Leaving {
  /** The first day on which they work here no longer. */
  readonly on: string
  /** Who takes over wherever they work; else whoever is found. */
  readonly to?: string | undefined
}

/** How a long work tells of itself, and waits for the indexes. */
export interface Manner {
  tell(line: string): void
  pause(): Promise<void>
}

/** The indexes may be seconds behind: only what is empty twice is empty. */
const EMPTY_PASSES = 2
const MAX_PASSES = 30

/**
 * Somebody works here no longer. What they have goes to others thing by thing, each with its events, until nothing is
 * left; before their day comes, it is only noted. Interrupted, it may be run again.
 * @throws NotFound when nobody is called so
 * @throws Refused when the one who is to take over cannot, or something could not be given away
 */
export async function leaveOperator(
  connection: Connection,
  id: string,
  { on, to }: Leaving,
  manner: Manner,
): Promise<{ readonly operator: string; readonly leftOn: string; readonly handed: readonly Handed[] }> {
  const { table } = connection
  const today = romeDate(connection.now())
  const operator = await findOperator(table, id)
  if (operator === undefined) throw new NotFound(`operator ${id} does not exist: see "operator list"`)
  if (to !== undefined) await requireTaker(table, { id, to, day: on > today ? on : today })
  await noteLeaving(connection, operator, on)
  const told = { operator: id, leftOn: on }
  if (on > today) return { ...told, handed: [] }
  return { ...told, handed: await handEverything(connection, { gone: id, to }, manner) }
}

async function requireTaker(table: Table, { id, to, day }: { id: string; to: string; day: string }) {
  if (to === id) throw new Refused(`--to ${to}: name somebody else than who leaves`)
  const taker = await requireColleague(table, to, day)
  if (!isPresent(taker, day)) throw new Refused(`--to ${to}: is not there on ${day}, name somebody who is`)
  const [theirs, its] = await Promise.all([membershipsOf(table, id), membershipsOf(table, to)])
  const isNear = theirs.some(({ district }) => its.some((one) => one.district === district))
  if (!isNear) throw new Refused(`--to ${to}: works in none of the districts of ${id}`)
}

async function noteLeaving(connection: Connection, operator: Operator, leftOn: string): Promise<void> {
  if (operator.leftOn === leftOn) return
  const { id, version } = operator
  const [membership] = await membershipsOf(connection.table, id)
  if (membership === undefined) throw new Refused(`operator ${id} works in no district: give them one first`)
  const next = { ...operator, leftOn, version: version + 1 }
  const { district } = membership
  const what = { subject: `operator/${id}`, district, version: next.version, data: {} }
  const event = announce(operatorLeft, occasionOf(connection), what)
  const changes = [{ replace: operatorShape.toItem(next) }]
  await commit(connection.table, changes, [event]).catch(refusedWhenChanged(`operator ${id}`))
}

async function handEverything(connection: Connection, handing: Handing, { tell, pause }: Manner) {
  const handed: Handed[] = []
  let failures: string[] = []
  let emptyPasses = 0
  for (let pass = 1; pass <= MAX_PASSES && emptyPasses < EMPTY_PASSES; pass += 1) {
    if (pass > 1) await pause()
    failures = []
    const things = await openThingsOf(connection.table, handing.gone)
    emptyPasses = things.length === 0 ? emptyPasses + 1 : 0
    for (const [place, thing] of things.entries()) {
      const done = await hand(connection, thing, handing).catch((error: unknown) => {
        if (!(error instanceof OwnError)) throw error
        failures.push(error.message)
        return []
      })
      handed.push(...done)
      for (const one of done) tell(`${place + 1} of ${things.length}: ${inWords(one)}`)
    }
  }
  if (emptyPasses < EMPTY_PASSES) {
    const why = failures.length === 0 ? '' : `: ${[...new Set(failures)].join('; ')}`
    throw new Refused(`not everything that ${handing.gone} has could be given away, run it again${why}`)
  }
  return handed
}

function hand(connection: Connection, thing: OpenThing, handing: Handing): Promise<Handed[]> {
  const occasion = occasionOf(connection)
  return 'kind' in thing
    ? replaceOperator(connection.table, thing, handing, occasion)
    : replaceInSubject(connection.table, thing.subject, handing, occasion)
}

function inWords({ caseCode, subject, as, to }: Handed): string {
  return `${caseCode ?? subject}, ${as}: ${to ?? 'nobody is there, the district itself'}`
}
