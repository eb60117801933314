import { caseCodeText } from '../shared/domain/case-code.ts'
import { NotFound, Refused } from '../shared/errors.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { eventRows, eventsOfSubject } from '../shared/table/event-store.ts'
import { findReferralId } from '../shared/table/referral-store.ts'
import type { Connection } from './connection.ts'
import { byTime, collect } from './lists.ts'

/**
 * Rows of all events, or of those of one subject (`referral/…`, or a referral's case code), oldest first.
 * @throws Refused when the subject is neither
 * @throws NotFound when there is no such case
 */
export async function listEvents(connection: Connection, about?: string) {
  const { table } = connection
  if (about !== undefined) {
    const subject = await subjectOf(connection, about)
    const events = await Array.fromAsync(eventsOfSubject(table, subject))
    return events.map(({ id, type, at, correlationId }) => ({ id, type, at, subject, correlationId }))
  }
  const lists = (await listDistricts(table)).map(({ id }) => eventsOfDistrict(connection, id))
  return byTime(await collect(lists), 'at')
}

async function subjectOf({ table }: Connection, about: string): Promise<string> {
  if (/^[a-z]+\/./.test(about)) return about
  const caseCode = caseCodeText.safeParse(about.toUpperCase())
  if (!caseCode.success) {
    throw new Refused(
      `--subject ${about}: write kind/id as "event list" shows it (referral/…, submission/…), or a case code`,
    )
  }
  const id = await findReferralId(table, caseCode.data)
  if (id === undefined) throw new NotFound(`referral ${about} does not exist: see "referral list"`)
  return `referral/${id}`
}

/** A stack on this machine may have lived under a clock that was moved: a year before and after is looked at too. */
const MARGIN_MONTHS = 12

/** Month by month, from the district's own first event on. */
async function* eventsOfDistrict({ table, now }: Connection, district: string) {
  for await (const { at } of eventsOfSubject(table, `district/${district}`)) {
    const times = [Date.parse(at), now().getTime(), Date.now()]
    const first = monthsFrom(new Date(Math.min(...times)), -MARGIN_MONTHS)
    const last = monthsFrom(new Date(Math.max(...times)), MARGIN_MONTHS)
    for (const month of monthsBetween(first, last)) yield* eventRows(table, district, month)
    return
  }
}

function monthsFrom(date: Date, months: number): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months))
}

function monthsBetween(first: Date, last: Date): string[] {
  const months: string[] = []
  const month = monthsFrom(first, 0)
  while (month <= last) {
    months.push(month.toISOString().slice(0, 7))
    month.setUTCMonth(month.getUTCMonth() + 1)
  }
  return months
}
