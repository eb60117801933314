import type { Objective } from '../../shared/matching/assignment/instance.ts'
import { readPool } from '../../shared/matching/pool/pool.ts'
import { type Preview, previewOf } from '../../shared/matching/preview.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import type { Connection } from '../connection.ts'

/**
 * What matching would propose in a district now; writes nothing.
 * @param objective the district's own when it is not given
 * @throws NotFound when there is no such district
 */
export async function previewDistrict(
  { table, now }: Pick<Connection, 'table' | 'now'>,
  { district, objective }: { readonly district: string; readonly objective?: Objective | undefined },
): Promise<Preview> {
  const pool = await readPool(table, await getDistrict(table, district), now())
  return previewOf(pool, objective ?? pool.terms.policy.objective)
}
