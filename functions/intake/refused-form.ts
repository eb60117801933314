import { systemOccasion } from '../../events/announce.ts'
import type { EventOf } from '../../events/envelope.ts'
import type { formRefused } from '../../events/form-refused.ts'
import { setFormDeadline } from '../../shared/casework/deadlines/form-deadline.ts'
import { idInSubject } from '../../shared/domain/subject.ts'
import { NotFound } from '../../shared/errors.ts'
import { findForm } from '../../shared/table/form-store.ts'
import type { Table } from '../../shared/table/table.ts'

/** A form was refused three times in a day: families may be lost until somebody has looked at it. */
export async function heedRefusals(
  { subject, at, correlationId }: EventOf<typeof formRefused>,
  table: Table,
  now: Date,
): Promise<void> {
  const form = await findForm(table, idInSubject(subject))
  if (form === undefined) throw new NotFound(`${subject} is not in the table`)
  const occasion = systemOccasion(now, correlationId)
  await setFormDeadline(table, { form, kind: 'form-refused', since: new Date(at) }, occasion)
}
