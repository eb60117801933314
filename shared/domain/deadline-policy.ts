import * as z from 'zod/mini'
import { matchingOverride } from './matching-policy.ts'
import { romeDate } from './rome.ts'
import { addDays, addWorkingDays, dayZero, firstWorkingDay, type OfficeCalendar } from './working-days.ts'

/** What may be due. Each has a row in the policy. */
export const deadlineKind = z.enum([
  'acknowledge',
  'complete',
  'triage',
  'first-contact',
  'privacy-notice',
  'feedback',
  'amendment',
  'answer-handover',
  'settle-bounce',
  'discussion',
  'plan',
  'review',
  'danger',
  'form-quiet',
  'form-refused',
  'suspended-address',
  'refused-mail',
  'data-request',
  'permit-renewal',
  'school-enrolment',
  'screen-mentor',
  'mentor-answer',
  'match-follow-up',
  'clearance',
  'insurance',
  'fund-report',
  'own',
])
export type DeadlineKind = z.infer<typeof deadlineKind>

const count = z.int().check(z.gte(0), z.lte(400))

/** How long something may take and when it is heard of. */
export const policyRow = z.object({
  /** A goal is the district's own; what is statutory is never put off. */
  basis: z.enum(['goal', 'statutory']),
  /** Working days count from day 0, calendar days and months from the day itself; below zero: before that day. */
  unit: z.enum(['working-days', 'days', 'months']),
  length: z.int().check(z.gte(-400), z.lte(400)),
  /** The same where the family's case is urgent. */
  urgentLength: z.optional(z.int().check(z.gte(-400), z.lte(400))),
  /** How many working days before the due day its owner is reminded, besides that day itself. */
  remindBefore: z.array(count).check(z.maxLength(8)),
  /** How many working days after the due day the liaison hears of it. */
  liaisonAfter: count.check(z.gte(1)),
  /** The same for the coordinator. */
  coordinatorAfter: count.check(z.gte(1)),
})
export type PolicyRow = z.infer<typeof policyRow>

/** What a district wants otherwise. Whether something is statutory is not the district's to say. */
export const policyOverride = z.partial(z.omit(policyRow, { basis: true, unit: true }))
export type PolicyOverride = z.infer<typeof policyOverride>

/** A district's own policy; its number counts how often it was set. */
export const districtPolicy = z.object({
  number: z.int().check(z.gte(0)),
  rows: z.partialRecord(deadlineKind, policyOverride),
  matching: z.optional(matchingOverride),
})
export type DistrictPolicy = z.infer<typeof districtPolicy>

const goal: Omit<PolicyRow, 'length'> = {
  basis: 'goal',
  unit: 'working-days',
  remindBefore: [],
  liaisonAfter: 1,
  coordinatorAfter: 3,
}
const statutory = { ...goal, basis: 'statutory' as const }

/** What holds where a district says nothing else. */
export const defaultPolicy: Readonly<Record<DeadlineKind, PolicyRow>> = {
  acknowledge: { ...goal, length: 1 },
  complete: { ...goal, length: 1, urgentLength: 0 },
  triage: { ...goal, length: 5, urgentLength: 1, remindBefore: [1] },
  'first-contact': { ...goal, length: 10, urgentLength: 3, remindBefore: [2] },
  'privacy-notice': { ...statutory, length: 0 },
  feedback: { ...goal, length: 15, remindBefore: [3] },
  amendment: { ...goal, length: 1 },
  'answer-handover': { ...goal, length: 2 },
  'settle-bounce': { ...goal, length: 1 },
  discussion: { ...goal, unit: 'days', length: 30, remindBefore: [5] },
  plan: { ...goal, unit: 'days', length: 60, remindBefore: [10] },
  review: { ...goal, unit: 'days', length: 90, remindBefore: [10] },
  danger: { ...goal, length: 0 },
  'form-quiet': { ...goal, length: 1 },
  'form-refused': { ...goal, length: 1 },
  'suspended-address': { ...goal, length: 1 },
  'refused-mail': { ...goal, length: 1 },
  'data-request': { ...statutory, unit: 'months', length: 1, remindBefore: [10, 5, 1] },
  'permit-renewal': { ...statutory, unit: 'days', length: -60, remindBefore: [20, 5] },
  'school-enrolment': { ...goal, unit: 'days', length: 0, remindBefore: [10, 3] },
  'screen-mentor': { ...goal, length: 10, remindBefore: [2] },
  'mentor-answer': { ...goal, length: 5, remindBefore: [2] },
  'match-follow-up': { ...goal, unit: 'days', length: 14, remindBefore: [2] },
  clearance: { ...goal, unit: 'days', length: 0, remindBefore: [20, 5] },
  insurance: { ...statutory, unit: 'days', length: 0, remindBefore: [20, 5] },
  'fund-report': { ...statutory, unit: 'days', length: 0, remindBefore: [15, 10, 5, 2] },
  own: { ...goal, unit: 'days', length: 0, remindBefore: [1] },
}

/** The row that holds in a district. */
export function rowOf(kind: DeadlineKind, policy: DistrictPolicy): PolicyRow {
  return Object.assign({}, defaultPolicy[kind], policy.rows[kind])
}

/** A length of time as one kind of deadline has it. */
export interface Length {
  readonly isUrgent: boolean
  readonly calendar: OfficeCalendar
}

/**
 * The day at whose end something is due that began at an instant. A goal that is counted in calendar days ends on a
 * working day; what is statutory ends when the law says.
 */
export function dueDayOf(row: PolicyRow, from: Date, { isUrgent, calendar }: Length): string {
  const length = isUrgent ? (row.urgentLength ?? row.length) : row.length
  if (row.unit === 'working-days') {
    return addWorkingDays(dayZero(from, calendar), Math.max(length, 0), calendar)
  }
  const day = romeDate(from)
  return endsOn(row, row.unit === 'months' ? addMonths(day, length) : addDays(day, length), calendar)
}

function endsOn({ basis }: PolicyRow, day: string, calendar: OfficeCalendar): string {
  return basis === 'statutory' ? day : firstWorkingDay(day, calendar)
}

/** The same day so many months later, or the last of a month that has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
