import type { District } from '../../domain/district.ts'
import { hasLeft } from '../../domain/operator.ts'
import { romeDate } from '../../domain/rome.ts'
import { getDistrict } from '../../table/district-store.ts'
import { findMembership, findOperator } from '../../table/operator-store.ts'
import type { Table } from '../../table/table.ts'

/** Why somebody cannot have what they have. */
export type WhyNot = 'nobody' | 'not-known' | 'left' | 'not-here'

/** Who works where, for long work: each answer is looked up once. */
export interface Roster {
  /** @throws NotFound when there is no such district */
  district(id: string): Promise<District>
  /** Why this operator cannot have anything in a district; nothing, when they can, also while they are away. */
  whyNot(operator: string | undefined, district: string): Promise<WhyNot | undefined>
}

export function openRoster(table: Table, at: Date): Roster {
  const districts = new Map<string, District>()
  const answers = new Map<string, WhyNot | undefined>()
  const today = romeDate(at)
  return {
    async district(id) {
      const district = districts.get(id) ?? (await getDistrict(table, id))
      districts.set(id, district)
      return district
    },
    async whyNot(operator, district) {
      if (operator === undefined) return 'nobody'
      const name = `${operator} ${district}`
      if (answers.has(name)) return answers.get(name)
      const why = await whyNotHere(table, { operator, district, today })
      answers.set(name, why)
      return why
    },
  }
}

async function whyNotHere(
  table: Table,
  { operator: id, district, today }: { operator: string; district: string; today: string },
): Promise<WhyNot | undefined> {
  const operator = await findOperator(table, id)
  if (operator === undefined) return 'not-known'
  if (hasLeft(operator, today)) return 'left'
  return (await findMembership(table, id, district)) === undefined ? 'not-here' : undefined
}
