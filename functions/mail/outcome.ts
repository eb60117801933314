import type { AnyEvent } from '../../events/all-events.ts'
import { announce, type Occasion, systemOccasion } from '../../events/announce.ts'
import { mailBounced } from '../../events/mail-bounced.ts'
import { mailComplained } from '../../events/mail-complained.ts'
import { mailRefused } from '../../events/mail-refused.ts'
import { mailSent } from '../../events/mail-sent.ts'
import { again } from '../../shared/casework/again.ts'
import { heardByMail, notHeardByMail } from '../../shared/casework/mail/feedback-by-mail.ts'
import { mailDeadline, type TroubleChanges } from '../../shared/casework/mail/mail-trouble.ts'
import { suspended } from '../../shared/casework/mail/suspended-address.ts'
import { addressId } from '../../shared/domain/address.ts'
import { addressedOperator } from '../../shared/domain/addressee.ts'
import { hexId } from '../../shared/domain/identifier.ts'
import type { Mail } from '../../shared/domain/mail.ts'
import { log } from '../../shared/log.ts'
import { commit } from '../../shared/table/commit.ts'
import { findMail, mailShape } from '../../shared/table/mail-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { addressOf } from './addresses.ts'
import { tellCoordinators } from './sending/undelivered-danger.ts'
import { isFinal, meaningOf, type Told, type ToldBySes, toldMail } from './told-by-ses.ts'

/** Counts what a person should hear of at once. */
type Count = (what: 'DangerMailsBack') => void

/**
 * Notes what SES tells of a mail, and does what follows from it. A second time it finds nothing left to do.
 * @throws Conflict when the mail or the address was changed again and again
 */
export async function recordOutcome(
  table: Table,
  said: ToldBySes,
  now: Date,
  count: Count = () => undefined,
): Promise<void> {
  const told = meaningOf(said)
  const { type } = said
  if (told === undefined || !hexId.safeParse(said.mail).success) {
    log.warn('SES told what nobody asked for', { subject: `ses/${type}` })
    return
  }
  const subject = `mail/${said.mail}`
  if (type === 'Bounce' && told === 'taken') log.warn('a mail came back, and not for good', { subject })
  const occasion = systemOccasion(now, 'record-mail-outcome')
  const at = new Date(said.at).toISOString()
  const mail = await again(() => note(table, { id: said.mail, told, at, count }, occasion))
  if (mail === undefined) log.warn('SES told of a mail that is not known', { subject })
  else await follow(table, mail, occasion)
}

interface Note {
  readonly id: string
  readonly told: Told
  readonly at: string
  readonly count: Count
}

/** The mail as it stands then; undefined when there is none. */
async function note(
  table: Table,
  { id, told, at, count }: Note,
  occasion: Occasion,
): Promise<Mail | undefined> {
  const mail = await findMail(table, id)
  if (mail === undefined) return undefined
  const next = toldMail(mail, told, at)
  // What was given to SES more than once may come back although it waits again, or stands in another mail by now.
  const isElsewhere = mail.status !== 'sent' && mail.status !== 'sending'
  if (next === undefined && !(isElsewhere && isFinal(told))) return mail
  const trouble = await troubleOf(table, mail, { told, at }, occasion)
  const written = next === undefined ? [] : [{ replace: mailShape.toItem(next) }]
  const changes = [...written, ...trouble.changes]
  if (changes.length === 0) return mail
  if (mail.kind === 'danger' && (told === 'rejected' || isFinal(told))) {
    // Before it is noted: whoever stops in between begins again.
    const isDanger = await tellCoordinators({ table }, mail, occasion.at)
    if (isDanger) count('DangerMailsBack')
  }
  await commit(table, changes, [
    ...(next === undefined ? [] : eventsOf(mail, next, occasion)),
    ...trouble.events,
  ])
  return next ?? mail
}

/** Somebody has to see to what SES will not deliver, and to an address that mail does not get to. */
async function troubleOf(
  table: Table,
  mail: Mail,
  { told, at }: Pick<Note, 'told' | 'at'>,
  occasion: Occasion,
): Promise<TroubleChanges> {
  const { id, district, addressee } = mail
  const operator = addressedOperator(addressee)
  if (told === 'rejected') {
    const subject = `mail/${id}`
    const trouble = {
      kind: 'refused-mail',
      subject,
      district,
      since: occasion.at,
      exclude: operator,
    } as const
    return mailDeadline(table, trouble, occasion)
  }
  const to = isFinal(told) ? await wentTo(table, mail, occasion.at) : undefined
  if (to === undefined || !isFinal(told)) return { changes: [], events: [] }
  return suspended(table, { id: to, reason: told, mail: id, district, operator, at }, occasion)
}

/** The address that a mail was given for, by its hash; of a mail of before that stood there, the present one. */
async function wentTo(table: Table, mail: Mail, now: Date): Promise<string | undefined> {
  if (mail.to !== undefined) return mail.to
  const present = await addressOf(table, mail, now)
  return present === undefined ? undefined : addressId(present.address)
}

/** Each change of a mail is told: that SES has it, and what became of it. */
function eventsOf(before: Mail, next: NonNullable<ReturnType<typeof toldMail>>, noted: Occasion): AnyEvent[] {
  const { id, kind, district, version, possiblyTwice } = next
  const at = new Date(next.status === 'sent' ? (next.outcomeAt ?? next.sentAt) : next.refusedAt)
  const occasion = { ...noted, at }
  const about = { subject: `mail/${id}`, district, version }
  if (next.status === 'refused') {
    return [announce(mailRefused, occasion, { ...about, data: { kind, reason: next.reason } })]
  }
  const twice = possiblyTwice === undefined ? {} : { possiblyTwice }
  const taken =
    before.status === 'sending' ? [announce(mailSent, occasion, { ...about, data: { kind, ...twice } })] : []
  if (next.outcome === undefined || !isFinal(next.outcome)) return taken
  const contract = next.outcome === 'bounced' ? mailBounced : mailComplained
  return [...taken, announce(contract, occasion, { ...about, data: { kind } })]
}

/** A sender has heard by a mail that was delivered, and not by one that came back. */
async function follow(table: Table, mail: Mail, occasion: Occasion): Promise<void> {
  if (mail.kind !== 'feedback' || mail.status !== 'sent' || mail.outcome === undefined) return
  if (mail.outcome === 'delivered') await heardByMail(table, mail, occasion)
  else await notHeardByMail(table, mail, occasion)
}
