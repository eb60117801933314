import type { Occasion } from '../../../events/announce.ts'
import type { Feedback } from '../../domain/contact.ts'
import { feedbackMailId } from '../../domain/feedback-mail.ts'
import type { Mail } from '../../domain/mail.ts'
import type { Referral } from '../../domain/referral.ts'
import { recordsOf } from '../../table/record-store.ts'
import { findReferral } from '../../table/referral-store.ts'
import type { Table } from '../../table/table.ts'
import { decidePrepared, openCase } from '../decide.ts'
import { giveFeedbackByMail, reopenFeedback } from '../decisions/feedback.ts'

type FeedbackMail = Pick<Mail, 'id' | 'about'>

/**
 * A sender has heard by a mail that was delivered: the deadline of whoever was to tell them is done. Asked again, or when
 * something else is owed by now, it changes nothing.
 */
export async function heardByMail(table: Table, mail: FeedbackMail, occasion: Occasion): Promise<void> {
  const referral = await referralOf(table, mail)
  if (referral === undefined || feedbackMailId(referral) !== mail.id) return
  const prepare = async () => ({
    file: await openCase(table, referral.id),
    decision: giveFeedbackByMail(mail.id),
  })
  await decidePrepared(table, prepare, occasion)
}

/**
 * A sender has not heard by a mail that came back after it was delivered: they are owed the same again, as a task of
 * whoever has the referral. Asked again, or when somebody has told them since, it changes nothing.
 */
export async function notHeardByMail(table: Table, mail: FeedbackMail, occasion: Occasion): Promise<void> {
  const referral = await referralOf(table, mail)
  if (referral === undefined || (await lastTold(table, referral))?.mail !== mail.id) return
  const prepare = async () => {
    const file = await openCase(table, referral.id)
    const told = await lastTold(table, file.referral)
    return { file, decision: told?.mail === mail.id ? reopenFeedback(told) : () => ({ events: [] }) }
  }
  await decidePrepared(table, prepare, occasion)
}

async function referralOf(table: Table, { about = '' }: FeedbackMail): Promise<Referral | undefined> {
  const [kind, id = ''] = about.split('/')
  return kind === 'referral' ? findReferral(table, id) : undefined
}

/** What its sender heard last. It lies with the household that the referral had then. */
async function lastTold(
  table: Table,
  { id, household, formerHousehold }: Referral,
): Promise<Feedback | undefined> {
  const households = [household, ...(formerHousehold === undefined ? [] : [formerHousehold])]
  const all = await Promise.all(households.map((one) => recordsOf(table, one, 'feedback')))
  return all
    .flat()
    .filter(({ referral }) => referral === id)
    .toSorted((one, other) => one.at.localeCompare(other.at) || byPerson(one) - byPerson(other))
    .at(-1)
}

/** At the same instant what a person told counts as told after a mail. */
const byPerson = ({ mail }: Feedback) => (mail === undefined ? 1 : 0)
