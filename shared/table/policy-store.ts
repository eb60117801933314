import * as z from 'zod/mini'
import { districtPolicy } from '../domain/deadline-policy.ts'
import { instant, slug } from '../domain/identifier.ts'
import { key } from './keys.ts'
import { queryItems } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

/** A policy as a district set it; never changed, so that it is known what held when. */
const policyRecord = z.extend(districtPolicy, {
  district: slug,
  setAt: instant,
  /** As events name an actor. */
  setBy: z.string(),
})
export type PolicyRecord = z.infer<typeof policyRecord>

export const policyShape = shape({
  name: 'policy',
  schema: policyRecord,
  key: ({ district, number }) => key.policy(district, number),
})

/** All policies that a district ever set, the first one first. Before them the default policy held. */
export async function policiesOf(table: Table, district: string): Promise<PolicyRecord[]> {
  const items = await Array.fromAsync(queryItems(table, key.district(district).pk, 'POLICY#'))
  return items.map((item) => policyShape.fromItem(item))
}
