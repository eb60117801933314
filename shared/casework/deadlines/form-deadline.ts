import type { Occasion } from '../../../events/announce.ts'
import { isOpen } from '../../domain/deadline.ts'
import type { Form } from '../../domain/form.ts'
import { commit } from '../../table/commit.ts'
import { deadlinesOf } from '../../table/deadline-store.ts'
import { getDistrict } from '../../table/district-store.ts'
import type { Table } from '../../table/table.ts'
import { questionOf } from '../owners/owner-question.ts'
import { findOwner } from '../owners/owner-search.ts'
import { settleDeadlines } from './settled-deadlines.ts'
import { deadlineChanges } from './submission-deadlines.ts'

/** That somebody has to look at a form. */
export interface FormTrouble {
  readonly form: Form
  readonly kind: 'form-refused' | 'form-quiet'
  /** When it was noticed. */
  readonly since: Date
}

/**
 * Sets the deadline for a form that somebody has to look at, for whoever has what it sends. While one is open, or when
 * one was set since then, nothing more is done.
 * @returns whether it was set
 * @throws Conflict when somebody did the same at once: ask again
 */
export async function setFormDeadline(
  table: Table,
  { form, kind, since }: FormTrouble,
  occasion: Occasion,
): Promise<boolean> {
  const subject = `form/${form.id}`
  const present = await deadlinesOf(table, subject)
  const from = since.toISOString()
  const isHeeded = present.some((one) => one.kind === kind && (isOpen(one) || one.setAt >= from))
  if (isHeeded) return false
  const district = await getDistrict(table, form.district)
  const { assignment, checks } = await findOwner(table, questionOf({ district, at: occasion.at, form }))
  const { owner } = assignment
  const demand = { subject, kind, district: district.id, owner, liaison: owner, isUrgent: false, from }
  const ground = { districts: [district], occasion, met: new Set<never>() }
  const { deadlines, events } = settleDeadlines(present, [demand], ground)
  await commit(table, [...deadlineChanges(deadlines), ...checks], events)
  return true
}
