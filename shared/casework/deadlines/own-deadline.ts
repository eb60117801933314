import type { AnyEvent } from '../../../events/all-events.ts'
import type { Occasion } from '../../../events/announce.ts'
import { deadlineSet } from '../../../events/deadline-set.ts'
import type { OpenDeadline } from '../../domain/deadline.ts'
import { rowOf } from '../../domain/deadline-policy.ts'
import { firstStep } from '../../domain/ladder.ts'
import { romeDate } from '../../domain/rome.ts'
import { addDays } from '../../domain/working-days.ts'
import { Refused } from '../../errors.ts'
import type { CaseFile } from '../case-file.ts'
import { requiredWords } from '../own-words.ts'
import { toldWithDays } from './deadlines-told.ts'

/** A slip of the pen in the year is no plan. */
const LATEST_DAYS = 2 * 366
const MOST_REMINDERS = 8
const EARLIEST_REMINDER_DAYS = 60

/** What an operator wants to be reminded of. */
export interface OwnDeadline {
  /** The day at whose end it is due. */
  readonly due: string
  /** May be personal. */
  readonly note: string
  readonly owner: string
  /** How many working days before; as the policy says without it. */
  readonly remindBefore?: readonly number[] | undefined
}

/**
 * A deadline that an operator adds to a family: of the household, so that it goes on whatever becomes of one referral.
 * @throws Refused when the family's case is over, or the day or the reminders make no sense
 */
export function ownDeadline(
  file: Pick<CaseFile, 'household' | 'referral' | 'deadlines' | 'district'>,
  { due, note, owner, remindBefore }: OwnDeadline,
  occasion: Occasion,
): { readonly deadline: OpenDeadline; readonly events: readonly AnyEvent[] } {
  const { household, referral, district } = file
  if (household.status !== 'open') {
    throw new Refused(`${referral.caseCode}: its household is ${household.status}, nothing can be due there`)
  }
  requireDue(due, romeDate(occasion.at))
  requireReminders(remindBefore ?? [])
  const subject = `household/${household.id}`
  const numbers = file.deadlines.filter((one) => one.subject === subject && one.kind === 'own')
  const deadline: Omit<OpenDeadline, 'next'> = {
    ...{ subject, kind: 'own' as const, number: Math.max(0, ...numbers.map((one) => one.number)) + 1 },
    ...{ district: district.id, owner, liaison: household.liaison, caseCode: referral.caseCode },
    ...{ origin: 'operator' as const, basis: 'goal' as const, isUrgent: false, due, policyDue: due },
    note: requiredWords('note', note),
    ...(remindBefore === undefined ? {} : { remindBefore: [...new Set(remindBefore)] }),
    setAt: occasion.at.toISOString(),
    version: 1,
    status: 'open',
  }
  const next = firstStep(deadline, rowOf('own', district.policy), district.office)
  const open = { ...deadline, next }
  return { deadline: open, events: toldWithDays(deadlineSet, [open], occasion) }
}

function requireDue(due: string, today: string): void {
  if (due < today) throw new Refused(`due ${due}: that day is over, name today, ${today}, or a later one`)
  const latest = addDays(today, LATEST_DAYS)
  if (due > latest) throw new Refused(`due ${due}: name a day within two years, ${latest} at the latest`)
}

function requireReminders(days: readonly number[]): void {
  if (days.length > MOST_REMINDERS)
    throw new Refused(`${days.length} reminders: name at most ${MOST_REMINDERS}`)
  const wrong = days.find((one) => !Number.isInteger(one) || one < 1 || one > EARLIEST_REMINDER_DAYS)
  if (wrong === undefined) return
  throw new Refused(`remind ${wrong}: name working days before the due day, 1 to ${EARLIEST_REMINDER_DAYS}`)
}
