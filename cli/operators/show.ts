import { hasLeft, type Operator } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { NotFound } from '../../shared/errors.ts'
import { countDeadlines } from '../../shared/table/deadline-store.ts'
import { namingsOf } from '../../shared/table/naming-store.ts'
import { findOperator, membershipsOf } from '../../shared/table/operator-store.ts'
import type { Connection } from '../connection.ts'
import { noteView } from '../operator.ts'
import { presence } from './list.ts'

/** @throws NotFound when nobody is called so */
export async function requireOperator({ table }: Connection, id: string): Promise<Operator> {
  const found = await findOperator(table, id)
  if (found === undefined) throw new NotFound(`operator ${id} does not exist: see "operator list"`)
  return found
}

/**
 * What an operator is and has; name and addresses only when they are asked for, and noted as seen.
 * @throws NotFound when nobody is called so
 */
export async function showOperator(connection: Connection, id: string, isPersonal: boolean) {
  const { table } = connection
  const found = await requireOperator(connection, id)
  const [memberships, namings, openDeadlines] = await Promise.all([
    membershipsOf(table, id),
    namingsOf(table, id),
    countDeadlines(table, id),
  ])
  const today = romeDate(connection.now())
  const { name, signInAddress, noticeAddress, language, deputy, absences, leftOn } = found
  const neutral = {
    id,
    districts: memberships.map(({ district, roles, kinds }) => ({ district, roles, kinds })),
    namedFor: (hasLeft(found, today) ? [] : namings).map(({ district, namedFor, origin }) => ({
      district,
      namedFor,
      origin,
    })),
    present: presence(found, today),
    absences,
    ...(deputy === undefined ? {} : { deputy }),
    ...(leftOn === undefined ? {} : { leftOn }),
    openDeadlines,
    language,
  }
  if (isPersonal) await noteView(connection, `operator/${id}`, 'personal-data')
  return isPersonal
    ? { ...neutral, name, signInAddress, ...(noticeAddress === undefined ? {} : { noticeAddress }) }
    : neutral
}
