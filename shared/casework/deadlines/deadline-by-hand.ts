import { announceDeadlines, type Occasion } from '../../../events/announce.ts'
import { deadlineSnoozed } from '../../../events/deadline-snoozed.ts'
import { type Deadline, isOpen, type OpenDeadline } from '../../domain/deadline.ts'
import { type DeadlineKind, rowOf } from '../../domain/deadline-policy.ts'
import type { District } from '../../domain/district.ts'
import { nextStep } from '../../domain/ladder.ts'
import { romeDate } from '../../domain/rome.ts'
import { addDays, firstWorkingDay, isWorkingDay } from '../../domain/working-days.ts'
import { Refused } from '../../errors.ts'
import { followsState } from './demands.ts'
import { end } from './settled-deadlines.ts'

/** What is put off once, is put off for so many days at most. */
export const LONGEST_SNOOZE_DAYS = 30

/** How a kind that follows from a state is done: by the command that changes the state. */
const doneBy: Partial<Record<DeadlineKind, string>> = {
  acknowledge: 'referral acknowledge',
  complete: 'submission replay, or submission discard',
  triage: 'referral take, decline, redirect or hand-over',
  'first-contact': 'household contact',
  'privacy-notice': 'household progress',
  feedback: 'referral feedback',
  amendment: 'referral amendment',
  'answer-handover': 'handover accept, or handover send-back',
  'settle-bounce': 'deadline done, by somebody of that side',
  discussion: 'household progress',
  plan: 'household progress',
  review: 'household progress',
  danger: 'danger confirm',
  'permit-renewal': 'household correct, of residence_title or residence_expires',
  'screen-mentor': 'mentor screen, or mentor leave',
  clearance: 'mentor set, with --clearance-issued-on',
  insurance: 'organisation set, with --insured-until',
}

/** Whether a person says that it is done: nothing but the deadline, or one side of a referral that bounced, says so. */
export function isDoneByHand(kind: DeadlineKind): boolean {
  return !followsState.has(kind) || kind === 'settle-bounce'
}

/**
 * A deadline that was done, where nothing but the deadline itself says so.
 * @throws Refused when it is open no longer, or follows from a state: naming what does it then
 */
export function doneByHand(deadline: Deadline, occasion: Occasion): Deadline {
  const open = requireOpen(deadline)
  if (followsState.has(open.kind)) {
    const cure = doneBy[open.kind] ?? 'a decision about the case'
    throw new Refused(`${nameOf(open)} follows from what was done, and is done by: ${cure}`)
  }
  return end(open, 'done', occasion)
}

/**
 * A deadline that is heard of again on a day, and not before. A goal whose day comes earlier is due on that day.
 * @throws Refused when it is open no longer, a danger, or may not be put off so far or to such a day
 */
export function snoozed(
  deadline: Deadline,
  until: string,
  { district, occasion }: { readonly district: District; readonly occasion: Occasion },
): OpenDeadline {
  // Its day comes anew: it is not missed before that.
  const { missedAt: _, ...open } = requireOpen(deadline)
  const why = whyNotSnoozed(open, until, { district, today: romeDate(occasion.at) })
  if (why !== undefined) throw new Refused(`${nameOf(open)} cannot be put off until ${until}: ${why}`)
  const due = open.due < until ? until : open.due
  const row = rowOf(open.kind, district.policy)
  const later = { ...open, due, snoozedUntil: until, version: open.version + 1 }
  return { ...later, next: nextStep(later, row, district.office, occasion.at) }
}

/** Why a deadline may not be put off until a day, on a day; nothing, when it may. */
export function whyNotSnoozed(
  open: Pick<OpenDeadline, 'kind' | 'basis' | 'due'>,
  until: string,
  { district, today }: { readonly district: District; readonly today: string },
): string | undefined {
  if (open.kind === 'danger') return 'it is told until a named person confirms it, see "danger confirm"'
  if (until <= today) return `name a day after today, ${today}`
  const last = addDays(today, LONGEST_SNOOZE_DAYS)
  if (until > last) return `at most ${LONGEST_SNOOZE_DAYS} days, ${last}`
  if (open.basis === 'statutory' && until > open.due) {
    return `it is statutory, its day is ${open.due} and stays so`
  }
  if (isWorkingDay(until, district.office)) return undefined
  return `the office of ${district.id} does not work then, the next day is ${firstWorkingDay(until, district.office)}`
}

export function announceSnoozed({ snoozedUntil, ...open }: OpenDeadline, occasion: Occasion) {
  const { subject, district, kind, number, due } = open
  const data = { kind, number, due, until: snoozedUntil ?? due }
  return announceDeadlines(deadlineSnoozed, occasion, { subject, district, deadlines: [open], data })
}

/** @throws Refused with what became of it, when it is open no longer */
export function requireOpen(deadline: Deadline): OpenDeadline {
  if (isOpen(deadline)) return deadline
  const { status, endedAt } = deadline
  const became = status === 'missed' ? 'ran out' : `was ${status}`
  throw new Refused(`${nameOf(deadline)} ${became} at ${endedAt}: nothing was changed`)
}

/** How a deadline is named to people: `first-contact 1 of BG-26-0042`. */
export function nameOf({
  kind,
  number,
  caseCode,
  subject,
}: Pick<Deadline, 'kind' | 'number' | 'caseCode' | 'subject'>): string {
  return `${kind} ${number} of ${caseCode ?? subject}`
}
