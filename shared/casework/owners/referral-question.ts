import type { District } from '../../domain/district.ts'
import type { Referral } from '../../domain/referral.ts'
import { institutionShape } from '../../table/institution-store.ts'
import { key } from '../../table/keys.ts'
import { find } from '../../table/read.ts'
import type { Table } from '../../table/table.ts'
import { questionOf } from './owner-question.ts'
import type { Question } from './owner-search.ts'

/** Who would have a referral in a district, if it came there now. */
export async function questionAbout(
  table: Table,
  { institutionId, partner, origin }: Pick<Referral, 'institutionId' | 'partner' | 'origin'>,
  district: District,
  at: Date,
): Promise<Question> {
  const institution =
    institutionId === undefined
      ? undefined
      : await find(table, institutionShape, key.institution(institutionId))
  return questionOf({ district, at, form: { partner, origin }, institution })
}
