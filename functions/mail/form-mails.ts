import { type Deadline, deadlineId, isOpen, type OpenDeadline } from '../../shared/domain/deadline.ts'
import type { Form } from '../../shared/domain/form.ts'
import { eventMailId } from '../../shared/domain/mail.ts'
import { idInSubject } from '../../shared/domain/subject.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { findForm } from '../../shared/table/form-store.ts'
import { findLastSubmission } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { addressOf } from './addresses.ts'
import type { MailEvent } from './mail-events.ts'
import { nextWritingTime } from './office-hours.ts'
import { type WantedMail, waitingMail } from './wanted-mail.ts'

type FormTrouble = OpenDeadline & { readonly kind: 'form-quiet' | 'form-refused' }
type DeadlineSet = Extract<MailEvent, { type: 'deadline.set' }>

/** To a partner: that its form is quiet, or was refused. Once per deadline that somebody has got about it. */
export async function mailOfForm(
  { subject, data }: DeadlineSet,
  table: Table,
  now: Date,
): Promise<WantedMail[]> {
  if (!subject.startsWith('form/') || !data.deadlines.some(isOfForm)) return []
  const trouble = await troubleOf(table, subject)
  if (trouble === undefined) return []
  const { form, deadlines } = trouble
  const addressee = `partner/${form.partner}`
  const address = await addressOf(table, { addressee }, now)
  if (address === undefined) return []
  const { office } = await getDistrict(table, form.district)
  const what = { addressee, about: subject, district: form.district }
  return deadlines.map((one) => {
    const mail = { ...what, id: formMailId(form, one), kind: one.kind }
    return { mail: waitingMail(mail, nextWritingTime(now, office)), lines: [] }
  })
}

/** A form of which somebody has to find out why it is quiet or was refused, until it speaks again. */
export async function troubleOf(
  table: Table,
  subject: string,
): Promise<{ readonly form: Form; readonly deadlines: readonly FormTrouble[] } | undefined> {
  const form = await findForm(table, idInSubject(subject))
  if (form === undefined || !form.enabled) return undefined
  const [present, last] = await Promise.all([deadlinesOf(table, subject), findLastSubmission(table, form.id)])
  const deadlines = present
    .filter(isTrouble)
    .filter(({ setAt }) => last === undefined || last.bodyAt <= setAt)
  return { form, deadlines }
}

export function formMailId({ partner }: Pick<Form, 'partner'>, deadline: FormTrouble): string {
  return eventMailId(deadline.kind, `partner/${partner}`, deadlineId(deadline))
}

function isOfForm({ kind }: Pick<Deadline, 'kind'>): boolean {
  return kind === 'form-quiet' || kind === 'form-refused'
}

function isTrouble(deadline: Deadline): deadline is FormTrouble {
  return isOpen(deadline) && isOfForm(deadline)
}
