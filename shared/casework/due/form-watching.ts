import type { District } from '../../domain/district.ts'
import type { Form } from '../../domain/form.ts'
import { type FormWatch, isWatched, quietFrom } from '../../domain/form-watch.ts'
import type { Change } from '../../table/commit.ts'
import { getDistrict } from '../../table/district-store.ts'
import { findWatch, watchShape } from '../../table/form-watch-store.ts'
import type { Table } from '../../table/table.ts'

/**
 * What is written beside a form that is added or changed, so that its silence is noticed from now on, or no longer.
 * @throws NotFound when its district is not in the table
 */
export async function watchChanges(table: Table, form: Form, now: Date): Promise<Change[]> {
  const present = await findWatch(table, form.id)
  if (present === undefined && !isWatched(form)) return []
  const district = await getDistrict(table, form.district)
  const watch: FormWatch = {
    ...{ form: form.id, since: now.toISOString(), version: (present?.version ?? 0) + 1 },
    ...nextLook(form, now, district),
  }
  const item = watchShape.toItem(watch)
  return [present === undefined ? { create: item } : { replace: item }]
}

/** When a form that spoke last at an instant is looked at; never, when nobody waits for it. */
export function nextLook(form: Form, spokeAt: Date, { office }: District): Pick<FormWatch, 'next'> {
  return isWatched(form) ? { next: quietFrom(form, spokeAt, office).toISOString() } : {}
}
