import { describe, expect, test } from 'vitest'
import { recordOutcome } from '../../../functions/mail/outcome.ts'
import { decide } from '../../../shared/casework/decide.ts'
import { close } from '../../../shared/casework/decisions/close.ts'
import { decline } from '../../../shared/casework/decisions/decline.ts'
import { giveFeedback } from '../../../shared/casework/decisions/feedback.ts'
import { takeCaseInCharge } from '../../../shared/casework/taking-in-charge.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { eventsOfSubject } from '../../../shared/table/event-store.ts'
import { recordsOf } from '../../../shared/table/record-store.ts'
import { findReferral } from '../../../shared/table/referral-store.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { eventMails, TUESDAY } from '../../support/event-mails.ts'

const at = eventMails()
const WEDNESDAY = '2026-11-25T10:00:00.000Z'

/** A family was declined, and its sender got a mail that says so. */
async function told() {
  const referral = await at.arrived()
  await decide(at.table(), referral.id, decline('no-need-found'), occasionAt(TUESDAY))
  const [mail] = await at.told(`referral/${referral.id}`, 'referral.declined', TUESDAY)
  if (mail === undefined) throw new Error('no mail tells its sender')
  await at.send(mail)
  return { id: referral.id, household: referral.household, mail }
}
const tell = ({ id }: Mail, type: string, others: object = {}) =>
  recordOutcome(at.table(), { type, mail: id, at: WEDNESDAY, ...others }, new Date(WEDNESDAY))
const bounce = (mail: Mail) => tell(mail, 'Bounce', { bounceType: 'Permanent' })
const owedOf = async (id: string) => (await findReferral(at.table(), id))?.feedbackOwed
const openKinds = async (id: string) =>
  (await deadlinesOf(at.table(), `referral/${id}`))
    .filter(isOpen)
    .map(({ kind, number }) => `${kind} ${number}`)
const typesOf = async (id: string) =>
  (await Array.fromAsync(eventsOfSubject(at.table(), `referral/${id}`))).map(({ type }) => type)

describe('a mail that tells a sender what became of a referral', () => {
  test('is their answer once it was delivered, however often that is told', async () => {
    const { id, household, mail } = await told()
    expect(await openKinds(id)).toEqual(['feedback 1'])
    await tell(mail, 'Send')
    expect(await openKinds(id)).toEqual(['feedback 1'])
    await tell(mail, 'Delivery')
    await tell(mail, 'Delivery')
    expect(await owedOf(id)).toBeUndefined()
    expect(await openKinds(id)).toEqual([])
    expect((await typesOf(id)).filter((type) => type === 'referral.feedback-given')).toHaveLength(1)
    expect(await recordsOf(at.table(), household, 'feedback')).toMatchObject([
      { about: 'declined', channel: 'email', mail: mail.id, since: TUESDAY },
    ])
  })

  test('and comes back after all is an answer no longer: they are owed it as before, as a task of whoever has it', async () => {
    const { id, mail } = await told()
    const owed = await owedOf(id)
    await tell(mail, 'Delivery')
    await bounce(mail)
    await bounce(mail)
    await tell(mail, 'Delivery')
    expect(await owedOf(id)).toEqual(owed)
    expect(await openKinds(id)).toEqual(['feedback 2'])
    expect((await typesOf(id)).filter((type) => type === 'referral.feedback-reopened')).toHaveLength(1)
    await decide(at.table(), id, giveFeedback('phone'), occasionAt(WEDNESDAY))
    await bounce(mail)
    await tell(mail, 'Complaint')
    expect(await owedOf(id)).toBeUndefined()
  })

  test('and comes back at once leaves it to be told', async () => {
    const { id, mail } = await told()
    await bounce(mail)
    expect(await openKinds(id)).toEqual(['feedback 1'])
  })

  test('is no answer to what became of it since', async () => {
    const { id } = await at.arrived()
    await takeCaseInCharge(at.table(), id, 'bruno-prova', occasionAt(TUESDAY))
    const [mail] = await at.told(`referral/${id}`, 'referral.taken-in-charge', TUESDAY)
    if (mail === undefined) throw new Error('no mail tells its sender')
    await at.send(mail)
    await decide(at.table(), id, close('goals-met'), occasionAt(WEDNESDAY))
    await tell(mail, 'Delivery')
    expect(await owedOf(id)).toMatchObject({ about: 'closed' })
    expect(await openKinds(id)).toEqual(['feedback 1'])
  })
})
