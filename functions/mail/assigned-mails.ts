import { openHousehold } from '../../shared/casework/household-part.ts'
import { type Deadline, deadlineId, isOpen, type OpenDeadline } from '../../shared/domain/deadline.ts'
import { eventMailId, type MailLine } from '../../shared/domain/mail.ts'
import { idInSubject } from '../../shared/domain/subject.ts'
import type { OfficeCalendar } from '../../shared/domain/working-days.ts'
import { Conflict } from '../../shared/errors.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import { findMail, linesOf, mailLineShape, mailShape } from '../../shared/table/mail-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { addressOf } from './addresses.ts'
import { commitIfUnchanged } from './commit-if-unchanged.ts'
import type { MailEvent } from './mail-events.ts'
import { nextWritingTime } from './office-hours.ts'
import { lineOf, type WantedMail, waitingMail } from './wanted-mail.ts'

/**
 * Writes to whoever has something of a family from this event on: one mail per addressee and hour, however many families
 * are given at once. What is theirs by this event says so itself: it was given at that instant.
 */
export async function assignedMails(event: MailEvent, table: Table, now: Date): Promise<string[]> {
  const given = (await deadlinesGiven(event, table)).filter(isOpen).filter(
    // A danger has a mail of its own, at once.
    ({ setAt, kind }) => setAt === event.at && kind !== 'danger',
  )
  const ids: string[] = []
  for (const [owner, its] of Map.groupBy(given, (one) => one.owner)) {
    const addressee = `operator/${owner}`
    if (owner === undefined || addressee === event.actor) continue
    if ((await addressOf(table, { addressee }, now)) === undefined) continue
    ids.push(await writeHourly(table, { addressee, given: its, at: new Date(event.at) }))
  }
  return ids
}

async function deadlinesGiven(event: MailEvent, table: Table): Promise<Deadline[]> {
  const { subject, type } = event
  if (type === 'referral.reassigned') return deadlinesOf(table, subject)
  const id = idInSubject(subject)
  if (type === 'household.reassigned') return deadlinesAround(table, id)
  if (type !== 'referral.taken-in-charge') return []
  const referral = await findReferral(table, id)
  // The liaison knows the family; somebody else who is to work with it does not.
  const isNew = referral !== undefined && event.data.caseManager !== referral.liaison
  return isNew ? deadlinesAround(table, referral.household) : []
}

async function deadlinesAround(table: Table, household: string): Promise<Deadline[]> {
  const found = await findHousehold(table, household)
  return found === undefined ? [] : [...(await openHousehold(table, found)).deadlines]
}

interface Given {
  readonly addressee: string
  readonly given: readonly OpenDeadline[]
  readonly at: Date
}

const HOUR_MS = 3_600_000
/** Of the hundred that one transaction takes. */
const MOST_LINES = 90
/** An hour's mail that is sent while it is written to is followed by the next one's, which is not. */
const MOST_TRIES = 500

/**
 * Adds lines to the mail of the hour, or, when that is sent without them, of the next one. What stands in one of them is
 * told: the same event later finds it there.
 */
async function writeHourly(table: Table, { addressee, given, at }: Given): Promise<string> {
  const [{ district } = { district: '' }] = given
  const { office } = await getDistrict(table, district)
  let notBefore = hourOf(at, office)
  let left = given
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const id = eventMailId('assigned', addressee, notBefore.toISOString())
    const [present, lines] = await Promise.all([findMail(table, id), linesOf(table, id)])
    const told = new Set(lines.map((line) => line.deadline))
    left = left.filter((one) => !told.has(deadlineId(one)))
    if (left.length === 0) return id
    if (present === undefined || present.status === 'pending') {
      const mail = waitingMail({ id, addressee, kind: 'assigned', district }, notBefore)
      await add(
        table,
        mail,
        left.slice(0, MOST_LINES).map((one) => lineOf(mail, one, asOwner(one), at)),
      )
    } else notBefore = hourOf(new Date(notBefore.getTime() + HOUR_MS), office)
  }
  throw new Conflict(
    `the mails to ${addressee} from ${at.toISOString()} on were changed again and again: tell it again`,
  )
}

/** The next full hour at which somebody may be written to. */
function hourOf(at: Date, office: OfficeCalendar): Date {
  return nextWritingTime(new Date(Math.ceil(at.getTime() / HOUR_MS) * HOUR_MS), office)
}

function asOwner({ next }: OpenDeadline) {
  return { step: next.name, as: 'owner' } as const
}

async function add(table: Table, mail: WantedMail['mail'], lines: readonly MailLine[]): Promise<void> {
  const creates = lines.map((line) => ({ create: mailLineShape.toItem(line) }))
  // Sent, or told by another, in between: what is left is looked at anew.
  await commitIfUnchanged(table, [{ pending: mailShape.toItem(mail) }, ...creates], [])
}
