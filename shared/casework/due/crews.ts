import type { OpenDeadline } from '../../domain/deadline.ts'
import type { District } from '../../domain/district.ts'
import type { Operator } from '../../domain/operator.ts'
import { getDistrict } from '../../table/district-store.ts'
import { findOperator, operatorsOf } from '../../table/operator-store.ts'
import type { Table } from '../../table/table.ts'
import { readOperator } from '../unless-unreadable.ts'
import type { Crew } from './addressees.ts'

/** Districts and their people as a run needs them: each is read once, however many deadlines ask. */
export interface Crews {
  /** @throws NotFound when there is no such district */
  district(id: string): Promise<District>
  /** @throws Unreadable when it is there and cannot be understood */
  operator(id: string): Promise<Operator | undefined>
  /** Whom a deadline asks for. Who cannot be read counts as somebody who is not there. */
  of(deadline: Pick<OpenDeadline, 'district' | 'owner' | 'liaison'>): Promise<Crew>
}

export function openCrews(table: Table): Crews {
  const district = once((id) => getDistrict(table, id))
  const readable = once((id) => readOperator(table, id))
  const members = once((id) => operatorsOf(table, id))
  return {
    district,
    operator: async (id) => (await readable(id)) ?? findOperator(table, id),
    async of({ district: its, owner, liaison }) {
      const all = await members(its)
      const coordinators = all
        .filter(({ roles }) => roles.includes('coordinator'))
        .map((one) => one.operator)
        .toSorted()
      const named = [owner, liaison].filter((one) => one !== undefined)
      const first = await Promise.all([...named, ...coordinators].map(readable))
      const deputies = first.slice(0, named.length).flatMap((one) => one?.deputy ?? [])
      const found = [...first, ...(await Promise.all(deputies.map(readable)))]
      return {
        operators: new Map(found.filter((one) => one !== undefined).map((one) => [one.id, one])),
        members: new Set(all.map((one) => one.operator)),
        coordinators,
      }
    },
  }
}

/** Reads each thing once; what failed is read again. */
function once<Value>(read: (id: string) => Promise<Value>): (id: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>()
  return (id) => {
    const present = known.get(id)
    if (present !== undefined) return present
    const reading = read(id)
    known.set(id, reading)
    reading.catch(() => known.delete(id))
    return reading
  }
}
