import { deadlineId, type StepName } from '../../domain/deadline.ts'
import { EVENING, MORNING } from '../../domain/ladder.ts'
import { dangerMailId, digestId, type Mail, type MailLine } from '../../domain/mail.ts'
import { romeDate, romeInstant, romeTime } from '../../domain/rome.ts'
import { addDays, firstWorkingDay, type OfficeCalendar } from '../../domain/working-days.ts'
import type { Change } from '../../table/commit.ts'
import { type Key, key } from '../../table/keys.ts'
import { mailLineShape, mailShape } from '../../table/mail-store.ts'
import type { Taken, Turn } from './telling.ts'

/** So many of one day: more than its runs write. A digest of a later day than so many is no answer to anything. */
export const MAX_DIGESTS = 20

/** The mails that a run writes lines into. Remembers which of them turned out to be closed, and which lines stood there. */
export interface DueMails {
  /** Ids of the mails that a turn's lines go into, and what has to be written. */
  for(taken: Taken, turn: Turn): { readonly ids: readonly string[]; readonly changes: readonly Change[] }
  /** Takes note of items that a transaction found otherwise; whether one of them was a mail's. */
  note(keys: readonly Key[]): boolean
  /** Takes note of mails that lines were written into. */
  wrote(ids: readonly string[]): void
  /** Ids of these. */
  readonly written: ReadonlySet<string>
}

export function openDueMails(): DueMails {
  const refused = new Set<string>()
  const written = new Set<string>()
  const isRefused = (its: Key) => refused.has(nameOf(its))
  return {
    for(taken, turn) {
      const { step, addressees } = taken
      if (step === undefined) return { ids: [], changes: [] }
      const letters = addressees.flatMap(({ operator, as }) => {
        const mail = mailFor(operator, step, taken, turn, isRefused)
        return mail === undefined ? [] : [{ mail, line: lineOf(mail, step, as, taken, turn) }]
      })
      const open = letters.filter(({ line }) => !isRefused(key.mailLine(line.mail, line.deadline, line.step)))
      return {
        ids: open.map(({ mail }) => mail.id),
        changes: open.flatMap(({ mail, line }) => [
          { pending: mailShape.toItem(mail) },
          { create: mailLineShape.toItem(line) },
        ]),
      }
    },
    note(keys) {
      const ofMails = keys.filter(({ pk }) => pk.startsWith(key.mail('').pk))
      for (const one of ofMails) refused.add(nameOf(one))
      return ofMails.length > 0
    },
    wrote(ids) {
      for (const id of ids) written.add(id)
    },
    written,
  }
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`

/**
 * A danger has a mail of its own, sent at once; all else goes into the next digest that is not sent yet. What is due on
 * the day itself cannot wait for the next: it goes into another one of the same day.
 */
function mailFor(
  addressee: string,
  step: StepName,
  { deadline }: Taken,
  { district, occasion }: Turn,
  isClosed: (its: Key) => boolean,
): Mail | undefined {
  const to = `operator/${addressee}`
  const letter = { addressee: to, district: district.id, status: 'pending', version: 0 } as const
  if (deadline.kind === 'danger') {
    const id = dangerMailId(addressee, deadlineId(deadline), step)
    const notBefore = occasion.at.toISOString()
    return isClosed(key.mail(id)) ? undefined : { ...letter, id, kind: 'danger', notBefore }
  }
  let day = digestDay(occasion.at, district.office)
  let part = 1
  for (let tries = 0; tries < 2 * MAX_DIGESTS; tries += 1) {
    const id = digestId(addressee, day, part)
    const notBefore = romeInstant(day, MORNING).toISOString()
    if (!isClosed(key.mail(id))) return { ...letter, id, kind: 'digest', notBefore }
    if (deadline.due === day && part < MAX_DIGESTS) part += 1
    else {
      day = firstWorkingDay(addDays(day, 1), district.office)
      part = 1
    }
  }
  return undefined
}

/** The day of the digest in which something goes that is told now. */
function digestDay(at: Date, calendar: OfficeCalendar): string {
  const today = romeDate(at)
  return firstWorkingDay(romeTime(at) < EVENING ? today : addDays(today, 1), calendar)
}

function lineOf(
  { id: mail }: Mail,
  step: StepName,
  as: MailLine['as'],
  { deadline }: Taken,
  { occasion }: Turn,
): MailLine {
  const { subject, kind, number, caseCode, due } = deadline
  return {
    ...{ mail, deadline: deadlineId(deadline), subject, kind, number, step, as, due },
    at: occasion.at.toISOString(),
    ...(caseCode === undefined ? {} : { caseCode }),
  }
}
