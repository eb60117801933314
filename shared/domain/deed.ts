import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { deadlineSubject } from './deadline.ts'
import { deadlineKind } from './deadline-policy.ts'
import { hexId, instant, isoDay, slug } from './identifier.ts'

/** What a button of a link does: only what can be undone. */
export const act = z.enum(['acknowledge', 'done', 'snooze', 'accept-handover', 'send-back-handover'])
export type Act = z.infer<typeof act>

/** How long it may be undone. */
export const UNDO_HOURS = 24
const UNDO_MS = UNDO_HOURS * 3_600_000

/** What somebody did by a link, beside whoever did it. A technical row: that it was done stands in the events. */
export const deed = z.object({
  /** Of operator, deadline, act, its day and the version that it was done to: the same button pressed twice is one deed. */
  id: hexId,
  operator: slug,
  act,
  at: instant,
  /** The mail whose link was used. */
  mail: hexId,
  /** The deadline that it was done to. */
  subject: deadlineSubject,
  kind: deadlineKind,
  number: z.int(),
  caseCode: z.optional(caseCodeText),
  /** Until when it was put off. */
  until: z.optional(isoDay),
  /** The things that were changed, as they stood before, and their versions after: what has changed since is not undone. */
  before: z.array(
    z.object({ pk: z.string(), sk: z.string(), version: z.int(), item: z.record(z.string(), z.unknown()) }),
  ),
  undoneAt: z.optional(instant),
  version: z.int().check(z.gte(1)),
})
export type Deed = z.infer<typeof deed>

/** Until when a deed may be undone. */
export function undoneUntil({ at }: Pick<Deed, 'at'>): Date {
  return new Date(Date.parse(at) + UNDO_MS)
}

/** Since when what was done may be undone. */
export function undoableSince(now: Date): Date {
  return new Date(now.getTime() - UNDO_MS)
}
