import { type Deadline, isOpen, type OpenDeadline } from '../../domain/deadline.ts'
import type { Act } from '../../domain/deed.ts'
import type { District } from '../../domain/district.ts'
import { type HandoverReason, handoverReason } from '../../domain/handover.ts'
import { addDays, firstWorkingDay, type OfficeCalendar } from '../../domain/working-days.ts'
import { isDoneByHand, whyNotSnoozed } from '../deadlines/deadline-by-hand.ts'

/** A button. */
export interface OfferedAct {
  readonly act: Act
  /** Of `snooze`: until which day. One act is offered for each. */
  readonly until?: string
  /** Of `send-back-handover`: one of these may be said; `other` counts where nothing is. */
  readonly reasons?: readonly HandoverReason[]
}

/** So many working days something may be put off by a link, once: silence must not last for as long as somebody presses. */
const SNOOZE_DAYS = 3

/** What may be done to a deadline by a link on a day: only what can be undone, and nothing to one that has ended. */
export function actsOn(
  deadline: Deadline,
  { district, today }: { readonly district: District; readonly today: string },
): OfferedAct[] {
  if (!isOpen(deadline) || deadline.kind === 'danger') return []
  const days = deadline.snoozedUntil === undefined ? nextWorkingDays(today, district.office) : []
  return [
    ...doing(deadline),
    ...days
      .filter((until) => whyNotSnoozed(deadline, until, { district, today }) === undefined)
      .map((until) => ({ act: 'snooze' as const, until })),
  ]
}

function doing({ kind, subject }: OpenDeadline): OfferedAct[] {
  if (isDoneByHand(kind)) return [{ act: 'done' }]
  if (!subject.startsWith('referral/')) return []
  if (kind === 'acknowledge') return [{ act: 'acknowledge' }]
  if (kind !== 'answer-handover') return []
  return [{ act: 'accept-handover' }, { act: 'send-back-handover', reasons: handoverReason.options }]
}

function nextWorkingDays(today: string, calendar: OfficeCalendar): string[] {
  const days: string[] = []
  for (let day = today; days.length < SNOOZE_DAYS; days.push(day)) {
    day = firstWorkingDay(addDays(day, 1), calendar)
  }
  return days
}
