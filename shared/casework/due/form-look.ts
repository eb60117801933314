import type { FormWatch } from '../../domain/form-watch.ts'
import { commit } from '../../table/commit.ts'
import { findForm } from '../../table/form-store.ts'
import { watchAt, watchShape } from '../../table/form-watch-store.ts'
import type { Key } from '../../table/keys.ts'
import { findLastSubmission } from '../../table/submission-store.ts'
import { again } from '../again.ts'
import { setFormDeadline } from '../deadlines/form-deadline.ts'
import type { Brought } from './due-deadline.ts'
import type { DueRun } from './due-run.ts'
import { nextLook } from './form-watching.ts'

/**
 * Looks whether a form has spoken in time. When it has not, somebody gets a deadline, once until it has spoken again and
 * been quiet anew. The deadline is set before the watch goes on: a run that ends in between looks again and finds it.
 * @throws Conflict when somebody changed it again and again
 */
export async function lookAtForm(run: DueRun, at: Key): Promise<Brought> {
  return again(async () => {
    const watch = await watchAt(run.table, at)
    const now = run.occasion.at.toISOString()
    if (watch?.next === undefined || watch.next > now) return 'not-due'
    await commit(run.table, [{ replace: watchShape.toItem(await lookedAt(run, watch)) }], [])
    return 'moved-on'
  })
}

async function lookedAt(run: DueRun, watch: FormWatch): Promise<FormWatch> {
  const { table, crews, occasion } = run
  const { next: _, ...unwatched } = { ...watch, version: watch.version + 1 }
  const form = await findForm(table, watch.form)
  if (form === undefined) return unwatched
  const [district, last] = await Promise.all([
    crews.district(form.district),
    findLastSubmission(table, form.id),
  ])
  const spokeAt = new Date(last === undefined || last.bodyAt < watch.since ? watch.since : last.bodyAt)
  const { next } = nextLook(form, spokeAt, district)
  if (next === undefined) return unwatched
  if (next > occasion.at.toISOString()) return { ...unwatched, next }
  await setFormDeadline(table, { form, kind: 'form-quiet', since: new Date(next) }, occasion)
  // Whatever it says from now on, it cannot be quiet anew before that.
  return { ...unwatched, ...nextLook(form, occasion.at, district) }
}
