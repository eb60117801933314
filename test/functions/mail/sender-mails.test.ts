import { describe, expect, test } from 'vitest'
import { decide } from '../../../shared/casework/decide.ts'
import { close } from '../../../shared/casework/decisions/close.ts'
import { decline } from '../../../shared/casework/decisions/decline.ts'
import { giveFeedback } from '../../../shared/casework/decisions/feedback.ts'
import { redirect } from '../../../shared/casework/decisions/redirect.ts'
import { withdraw } from '../../../shared/casework/decisions/withdraw.ts'
import { handOver } from '../../../shared/casework/handing-over.ts'
import { joinHouseholds } from '../../../shared/casework/joining.ts'
import { takeCaseInCharge } from '../../../shared/casework/taking-in-charge.ts'
import { takeOver } from '../../../shared/casework/taking-over.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { submissionSubject } from '../../../shared/domain/submission.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { eventMails, family, MONDAY, TUESDAY } from '../../support/event-mails.ts'

const mails = eventMails()
const { arrived, told, content } = mails
const about = ({ id }: Referral) => `referral/${id}`
const sender = ({ form, submission }: Referral) => `submission/${form}.${submission}`
const by = occasionAt(TUESDAY, 'anna-prova')

describe('a receipt', () => {
  test('goes to whoever sent it, once, and says by when it is read', async () => {
    const referral = await arrived()
    const [receipt] = await told(about(referral), 'referral.received', MONDAY)
    expect(receipt).toMatchObject({
      ...{ kind: 'receipt', addressee: sender(referral), about: about(referral), status: 'pending' },
      ...{ caseCode: referral.caseCode, district: 'bergamo', notBefore: MONDAY },
    })
    expect(receipt).not.toHaveProperty('isUrgent')
    await told(about(referral), 'referral.received', TUESDAY)
    expect(await mails.to(sender(referral))).toMatchObject([{ kind: 'receipt', notBefore: MONDAY }])
    expect(receipt && (await content(receipt))).toMatchObject({
      ...{ kind: 'receipt', name: referral.caseCode, readBy: '2026-11-24', isDanger: false },
      ...{ district: 'Ambito di Bergamo', link: 'https://x.example/l/t' },
    })
  })

  test('waits for the office; of a child in danger it waits for nothing', async () => {
    const SUNDAY = '2026-11-22T22:00:00.000Z'
    const calm = await arrived({}, SUNDAY)
    expect(await told(about(calm), 'referral.received', SUNDAY)).toMatchObject([
      { notBefore: '2026-11-23T07:00:00.000Z' },
    ])
    const grave = await arrived({ child_in_danger: 'yes' }, SUNDAY)
    const [receipt] = await told(about(grave), 'referral.received', SUNDAY)
    expect(receipt).toMatchObject({ isUrgent: true, notBefore: SUNDAY })
    expect(receipt && (await content(receipt))).toMatchObject({ isDanger: true })
  })

  test('is not written without an address, and says nothing once the sender took it back', async () => {
    const referral = await arrived()
    const [receipt] = await told(about(referral), 'referral.received', MONDAY)
    await decide(mails.table(), referral.id, withdraw, by)
    expect(receipt && (await content(receipt))).toBeUndefined()
    await mails.setSchool({ contact: undefined, mailDomains: undefined })
    const other = await arrived()
    expect(await told(about(other), 'referral.received', MONDAY)).toEqual([])
    await mails.setSchool({ contact: 'segreteria@scuola.example', mailDomains: ['scuola.example'] })
  })
})

describe('what is to be completed', () => {
  const incomplete = (others: object = {}) => family({ municipality: undefined, ...others })
  const arrive = (id: string, at: string, others: object = {}) =>
    mails.intake().send(incomplete(others), at, { id })

  test('is told its sender, and not again while it is the same', async () => {
    const { submission } = await arrive('one', MONDAY)
    const subject = submissionSubject(submission)
    const [first] = await told(subject, 'submission.quarantined', MONDAY)
    expect(first).toMatchObject({ kind: 'incomplete', addressee: subject, about: subject })
    expect(first && (await content(first))).toMatchObject({
      name: `modulo ${submission.hash.slice(0, 6)}`,
      problems: [{ field: 'municipality', problem: 'missing' }],
      isDanger: false,
    })
    await arrive('one', TUESDAY, { description: 'altro' })
    expect(await told(subject, 'submission.quarantined', TUESDAY)).toMatchObject([{ id: first?.id }])
    await arrive('one', '2026-11-24T10:00:00.000Z', { needs: ['boh'] })
    const [second] = await told(subject, 'submission.quarantined', TUESDAY)
    expect(await mails.to(subject)).toHaveLength(2)
    expect(first && (await content(first))).toBeUndefined()
    expect(second && (await content(second))).toMatchObject({ problems: [{}, {}] })
  })

  test('is told at once, with whom to call, when a child may be in danger', async () => {
    const { submission } = await arrive('two', '2026-11-21T22:00:00.000Z')
    const subject = submissionSubject(submission)
    await told(subject, 'submission.quarantined', '2026-11-21T22:00:00.000Z')
    await arrive('two', '2026-11-21T22:30:00.000Z', { child_in_danger: 'sì' })
    const [urgent] = await told(subject, 'submission.quarantined', '2026-11-21T22:30:00.000Z')
    expect(urgent).toMatchObject({ isUrgent: true, notBefore: '2026-11-21T22:30:00.000Z' })
    expect(urgent && (await content(urgent))).toMatchObject({ isDanger: true })
    expect(await mails.to(subject)).toHaveLength(2)
  })

  test('says nothing once it was completed; the receipt does', async () => {
    const { submission } = await arrive('three', MONDAY)
    const subject = submissionSubject(submission)
    const [asked] = await told(subject, 'submission.quarantined', MONDAY)
    const { referral } = await mails.intake().send(family(), TUESDAY, { id: 'three' })
    expect(asked && (await content(asked))).toBeUndefined()
    expect(referral && (await told(about(referral), 'referral.received', TUESDAY))).toMatchObject([
      { kind: 'receipt', addressee: subject },
    ])
    expect(await told(subject, 'submission.quarantined', TUESDAY)).toEqual([])
  })
})

describe('feedback', () => {
  const table = () => mails.table()

  test('says that it was accepted, once, and nothing when the sender has heard by telephone', async () => {
    const referral = await arrived()
    await takeCaseInCharge(table(), referral.id, 'anna-prova', by)
    const [mail] = await told(about(referral), 'referral.taken-in-charge', TUESDAY)
    expect(mail).toMatchObject({ kind: 'feedback', addressee: sender(referral), about: about(referral) })
    expect(mail && (await content(mail))).toMatchObject({ referral: { about: 'accepted' } })
    expect(await told(about(referral), 'referral.taken-in-charge', TUESDAY)).toMatchObject([{ id: mail?.id }])
    await decide(table(), referral.id, giveFeedback('phone'), by)
    expect(mail && (await content(mail))).toBeUndefined()
    expect(await told(about(referral), 'referral.taken-in-charge', TUESDAY)).toEqual([])
  })

  test('says what holds now: of acceptance and closure on one day, the closure alone', async () => {
    const referral = await arrived()
    await takeCaseInCharge(table(), referral.id, 'anna-prova', by)
    const [accepted] = await told(about(referral), 'referral.taken-in-charge', TUESDAY)
    await decide(table(), referral.id, close('goals-met'), occasionAt('2026-11-24T15:00:00.000Z'))
    const [closed] = await told(about(referral), 'referral.closed', TUESDAY)
    expect(accepted && (await content(accepted))).toBeUndefined()
    expect(closed && (await content(closed))).toMatchObject({
      referral: { about: 'closed', outcome: 'goals-met' },
    })
  })

  test('says why it was not accepted, and that another service has it', async () => {
    const [one, other] = [await arrived(), await arrived()]
    await decide(table(), one.id, decline('no-need-found'), by)
    const [declined] = await told(about(one), 'referral.declined', TUESDAY)
    expect(declined && (await content(declined))).toMatchObject({
      referral: { about: 'declined', reason: 'no-need-found' },
    })
    await decide(table(), other.id, redirect('Comune di Milano'), by)
    const [redirected] = await told(about(other), 'referral.redirected', TUESDAY)
    expect(redirected && (await content(redirected))).toMatchObject({ referral: { about: 'redirected' } })
    expect(JSON.stringify(redirected && (await content(redirected)))).not.toContain('Milano')
  })

  test('goes to every sender of a family that is joined, also when it goes to another district', async () => {
    const [lead, joined] = [await arrived(), await arrived()]
    await joinHouseholds(table(), joined.id, lead.household, by)
    const [accepted] = await told(about(joined), 'referral.joined', TUESDAY)
    expect(accepted && (await content(accepted))).toMatchObject({ referral: { about: 'accepted' } })
    await handOver(table(), lead.id, { to: 'dalmine' }, by)
    await takeOver(table(), lead.id, occasionAt('2026-11-24T11:00:00.000Z', 'dino-prova'))
    const ofLead = await told(about(lead), 'referral.handover-accepted', TUESDAY)
    const [along] = await told(about(joined), 'referral.reassigned', TUESDAY)
    expect(ofLead.filter(({ kind }) => kind === 'feedback')).toMatchObject([{ addressee: sender(lead) }])
    expect(along && (await content(along))).toMatchObject({
      ...{ kind: 'feedback', referral: { about: 'handed-over' } },
    })
    // Until then whoever accepted it by a link may undo it.
    expect(along).toMatchObject({ notBefore: '2026-11-25T11:00:00.000Z' })
  })
})
