import { addresseesOf } from '../../shared/casework/due/addressees.ts'
import { openCrews } from '../../shared/casework/due/crews.ts'
import { type Deadline, isOpen } from '../../shared/domain/deadline.ts'
import type { Handover } from '../../shared/domain/handover.ts'
import { eventMailId, type MailKind } from '../../shared/domain/mail.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { idInSubject } from '../../shared/domain/subject.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { handoversOf } from '../../shared/table/handover-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { addressOf } from './addresses.ts'
import type { MailEvent } from './mail-events.ts'
import { nextWritingTime } from './office-hours.ts'
import { lineOf, type WantedMail, waitingMail } from './wanted-mail.ts'

type Offered = Extract<MailEvent, { type: 'referral.handover-offered' }>
type Answered = Extract<MailEvent, { type: 'referral.handover-accepted' | 'referral.handover-refused' }>
type Asked = Pick<MailEvent, 'subject' | 'actor'> & { readonly data: { readonly number: number } }

/**
 * That a family is offered: to whoever is to answer, their deputy while they are away, else the coordinators there. Only
 * as long as it waits for its answer.
 */
export async function mailsOfOffer(event: Offered, table: Table, now: Date): Promise<WantedMail[]> {
  const offer = await offerIn(event, table)
  const waiting = offer?.deadlines.find(isOpen)
  if (offer === undefined || offer.handover.status !== 'offered' || waiting === undefined) return []
  const crews = openCrews(table)
  const [{ office }, crew] = await Promise.all([crews.district(waiting.district), crews.of(waiting)])
  const hearing = addresseesOf(waiting, { liaison: false, coordinators: false }, crew, romeDate(now))
  const found = hearing.map(async ({ operator, as }) => {
    const what = ofHandover('handover-offered', operator, offer)
    if (!(await isTold(what.addressee, event, table, now))) return []
    const mail = waitingMail({ ...what, district: waiting.district }, nextWritingTime(now, office))
    return [{ mail, lines: [lineOf(mail, waiting, { step: waiting.next.name, as }, now)] }]
  })
  return (await Promise.all(found)).flat()
}

/**
 * What the other district answered: to whoever offered the family, and, when it comes back, to its liaison. Who has it in
 * the other district hears that it is theirs.
 */
export async function mailOfAnswer(event: Answered, table: Table, now: Date): Promise<WantedMail[]> {
  const offer = await offerIn(event, table)
  const answered = offer?.deadlines.find(({ number }) => number === event.data.number)
  if (offer === undefined || answered === undefined) return []
  const { handover, referral } = offer
  const { status, offeredBy, from } = handover
  if (status !== 'accepted' && status !== 'refused') return []
  const { office } = await getDistrict(table, from)
  const back = status === 'refused' && referral.liaison !== undefined ? [referral.liaison] : []
  const found = [...new Set([offeredBy, ...back])].map(async (operator) => {
    const what = ofHandover(`handover-${status}`, operator, offer)
    if (!(await isTold(what.addressee, event, table, now))) return []
    const mail = waitingMail({ ...what, district: from }, nextWritingTime(now, office))
    const theirs = await theirsIn(table, referral, operator)
    const told = theirs.length > 0 ? theirs : [answered]
    return [
      {
        mail,
        lines: told.map((one) => lineOf(mail, one, { step: stepOf(one), as: asOf(one, operator) }, now)),
      },
    ]
  })
  return (await Promise.all(found)).flat()
}

/**
 * The mail to somebody about one offer; an offer and its answer are a mail each, and so is an answer that was undone and
 * given again.
 */
export function handoverMailId(
  kind: MailKind,
  addressee: string,
  { referral, number, answeredAt = '' }: Handover,
): string {
  const answer = kind === 'handover-offered' ? '' : ` ${answeredAt}`
  return eventMailId(kind, addressee, `${referral} ${number}${answer}`)
}

interface Offer {
  readonly referral: Referral
  readonly handover: Handover
  /** Those for an answer, the last one last. */
  readonly deadlines: readonly Deadline[]
}

async function offerIn({ subject, data }: Asked, table: Table): Promise<Offer | undefined> {
  const referral = await findReferral(table, idInSubject(subject))
  if (referral === undefined) return undefined
  const [handovers, deadlines] = await Promise.all([
    handoversOf(table, referral.id),
    deadlinesOf(table, subject),
  ])
  const handover = handovers.find(({ number }) => number === data.number)
  if (handover === undefined) return undefined
  return { referral, handover, deadlines: deadlines.filter(({ kind }) => kind === 'answer-handover') }
}

function ofHandover(kind: MailKind, operator: string, { referral, handover }: Offer) {
  const addressee = `operator/${operator}`
  const id = handoverMailId(kind, addressee, handover)
  return { id, kind, addressee, about: `referral/${referral.id}`, caseCode: referral.caseCode }
}

/** Nobody is told what they did themselves. */
async function isTold(addressee: string, { actor }: Asked, table: Table, now: Date): Promise<boolean> {
  return addressee !== actor && (await addressOf(table, { addressee }, now)) !== undefined
}

/** What of a family that came back is to be done, and by this one. */
async function theirsIn(table: Table, { id }: Referral, operator: string): Promise<Deadline[]> {
  const all = await deadlinesOf(table, `referral/${id}`)
  return all.filter((one) => isOpen(one) && one.owner === operator && one.kind !== 'danger')
}

function stepOf(deadline: Deadline) {
  return isOpen(deadline) ? deadline.next.name : 'new'
}

function asOf({ owner }: Deadline, operator: string) {
  return owner === operator ? ('owner' as const) : ('liaison' as const)
}
