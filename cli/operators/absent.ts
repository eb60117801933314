import { isDeepStrictEqual } from 'node:util'
import { type Absence, hasLeft } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { membershipsOf } from '../../shared/table/operator-store.ts'
import type { Connection } from '../connection.ts'
import { byDay, overlapOf, PERIOD_FORMS, readPeriods } from '../import/row/periods.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { gapsDuring } from './gaps.ts'
import { saveOperator } from './save.ts'
import { requireOperator, showOperator } from './show.ts'

export interface Absent {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The first day of an absence that is none any longer. */
  readonly cancel?: string | undefined
}

/**
 * Notes when an operator is away, or that they are not after all. What comes for them then is their deputy’s.
 * @throws NotFound when nobody is called so, or there is no such absence
 * @throws Refused when the days will not do
 */
export async function setAbsent(connection: Connection, id: string, given: Absent) {
  const operator = await requireOperator(connection, id)
  if (hasLeft(operator, romeDate(connection.now()))) {
    throw new Refused(`operator ${id} left on ${operator.leftOn}`)
  }
  const absences = byDay(changed(id, operator.absences, given))
  const memberships = await membershipsOf(connection.table, id)
  const isSame = JSON.stringify(absences) === JSON.stringify(operator.absences)
  await saveOperator(connection, {
    line: 1,
    before: { operator, memberships },
    after: { operator: { ...operator, absences, version: operator.version + 1 }, memberships },
    changes: isSame ? [] : ['absences'],
    institutions: [],
  })
  const [added] = absences.filter((one) => !operator.absences.some((was) => isDeepStrictEqual(was, one)))
  const remarks = added === undefined ? [] : await gapsDuring(connection.table, id, added)
  return { ...(await showOperator(connection, id, false)), ...(remarks.length === 0 ? {} : { remarks }) }
}

function changed(id: string, absences: readonly Absence[], { from, to, cancel }: Absent): readonly Absence[] {
  if (cancel !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new WrongUsage('name --from and --to, or --cancel, not both')
    const [day] = read(cancel, '--cancel')
    if (!absences.some((one) => one.from === day?.from)) {
      const known = absences.map((one) => one.from).join(', ')
      throw new NotFound(
        `operator ${id} has no absence from ${cancel} on: ${known === '' ? 'there is none' : `use ${known}`}`,
      )
    }
    return absences.filter((one) => one.from !== day?.from)
  }
  if (from === undefined)
    throw new WrongUsage('say --from and --to, or --cancel with the first day of an absence')
  const [added] = read(`${from}..${to ?? from}`, '--from and --to')
  const isThere = absences.some((one) => one.from === added?.from && one.to === added.to)
  const all = isThere || added === undefined ? absences : [...absences, added]
  const twice = overlapOf(all)
  if (twice === undefined) return all
  throw new Refused(
    `operator ${id} is away already on ${twice}: cancel that absence first, with --cancel <its first day>`,
  )
}

function read(text: string, option: string): readonly Absence[] {
  const days = readPeriods(text)
  if (days?.length === 1) return days
  throw new Refused(`${option}: give days as in ${PERIOD_FORMS}; the last one is not before the first`)
}
