import { readAddressee } from '../../shared/domain/addressee.ts'
import type { Language } from '../../shared/domain/language.ts'
import type { Mail } from '../../shared/domain/mail.ts'
import { mayGetMail } from '../../shared/domain/mail-address.ts'
import { hasLeft } from '../../shared/domain/operator.ts'
import { languageOf, type Partner } from '../../shared/domain/partner.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import type { Submission } from '../../shared/domain/submission.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import { findPartner } from '../../shared/table/partner-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { findSubmission } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'

/** Where a mail goes, and in which language it is read there. */
export interface MailAddress {
  readonly address: string
  readonly language: Language
}

/**
 * The address of a mail's addressee as things stand now. A sender’s own only where its partner allows it, else the
 * partner’s contact; of an operator who has left none. Undefined when nobody may get it.
 */
export async function addressOf(
  table: Table,
  { addressee }: Pick<Mail, 'addressee'>,
  now: Date,
): Promise<MailAddress | undefined> {
  const who = readAddressee(addressee)
  if (who.kind === 'operator') return addressOfOperator(table, who.id, now)
  if (who.kind === 'partner') return contactOf(await findPartner(table, who.id))
  return addressOfSender(table, who)
}

async function addressOfOperator(table: Table, id: string, now: Date): Promise<MailAddress | undefined> {
  const operator = await findOperator(table, id)
  if (operator === undefined || hasLeft(operator, romeDate(now))) return undefined
  const { noticeAddress, signInAddress, language } = operator
  return { address: noticeAddress ?? signInAddress, language }
}

async function addressOfSender(
  table: Table,
  { form, hash }: Pick<Submission, 'form' | 'hash'>,
): Promise<MailAddress | undefined> {
  const submission = await findSubmission(table, form, hash)
  if (submission === undefined) return undefined
  const [partner, said] = await Promise.all([
    findPartner(table, submission.partner),
    submission.status === 'registered'
      ? findReferral(table, submission.referral).then((referral) => referral?.referrer.email)
      : submission.referrerEmail,
  ])
  if (partner === undefined) return undefined
  const own = said?.trim()
  const isAllowed = own !== undefined && mayGetMail(own, partner)
  return isAllowed ? { address: own, language: languageOf(partner) } : contactOf(partner)
}

function contactOf(partner: Partner | undefined): MailAddress | undefined {
  if (partner?.contact === undefined) return undefined
  return { address: partner.contact, language: languageOf(partner) }
}
