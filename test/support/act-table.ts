import { perform } from '../../shared/casework/acts/perform.ts'
import { undo } from '../../shared/casework/acts/undo.ts'
import type { Deadline } from '../../shared/domain/deadline.ts'
import { deadlineId, isOpen } from '../../shared/domain/deadline.ts'
import type { DeadlineKind } from '../../shared/domain/deadline-policy.ts'
import type { Act, Deed } from '../../shared/domain/deed.ts'
import { hash } from '../../shared/domain/hash.ts'
import { commit } from '../../shared/table/commit.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { key } from '../../shared/table/keys.ts'
import { mailLineShape, mailShape } from '../../shared/table/mail-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { occasionAt } from './casework-world.ts'

/** Of somebody, by a link. */
export const byLink = (operator: string, at: string | Date) =>
  ({ ...occasionAt(at, operator), via: 'link' }) as const

/** The open deadline of a kind of these subjects. */
export async function openOf(table: Table, kind: DeadlineKind, ...subjects: string[]): Promise<Deadline> {
  const all = (await Promise.all(subjects.map((one) => deadlinesOf(table, one)))).flat()
  const [found] = all.filter(isOpen).filter((one) => one.kind === kind)
  if (found === undefined) throw new Error(`no ${kind} is open of ${subjects.join(', ')}`)
  return found
}

let mails = 0

/** A mail to somebody with a line for each of these deadlines. */
export async function mailTo(table: Table, operator: string, ...deadlines: Deadline[]): Promise<string> {
  mails += 1
  const id = hash('a mail of a test', operator, String(mails))
  const sent = mailShape.toItem({
    ...{ id, addressee: `operator/${operator}`, kind: 'digest', district: 'bergamo', version: 1 },
    ...{ notBefore: '2026-11-24T07:00:00.000Z', status: 'sent', sentAt: '2026-11-24T07:00:00.000Z' },
  })
  const lines = deadlines.map((one) =>
    mailLineShape.toItem({
      ...{ mail: id, deadline: deadlineId(one), subject: one.subject, kind: one.kind, number: one.number },
      ...{ step: 'new', as: 'owner', due: one.due, at: '2026-11-24T07:00:00.000Z' },
    }),
  )
  await commit(
    table,
    [sent, ...lines].map((create) => ({ create })),
    [],
  )
  return id
}

export interface Press {
  readonly act: Act
  readonly until?: string
  readonly by: string
  readonly at: string | Date
}

/** Somebody presses the button that their mail of this deadline shows. */
export async function press(table: Table, deadline: Deadline, { by, at, ...what }: Press): Promise<Deed> {
  const mail = await mailTo(table, by, deadline)
  const { version } = deadline
  return perform(table, { deadline, version, mail, operator: by, ...what }, byLink(by, at))
}

/** Whoever did it undoes it. */
export function undoAt(table: Table, deed: Deed, at: string | Date): Promise<Deed> {
  return undo(table, deed, byLink(deed.operator, at))
}

/** A deed as it is kept. */
export const deedKey = ({ operator, at, id }: Deed) => key.deed(operator, at, id)
