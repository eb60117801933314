import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAbout, referralOf, startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { mailsIn } from '../support/mail-journey.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { sentTo } from '../support/sent-mails.ts'
import { type JourneyStack, publishedIds } from '../support/stack.ts'

const SCHOOL = 'segreteria@scuola.example'

let stack: JourneyStack
let school: Partner
let clinic: Partner
const commands = commandLine(() => stack)

beforeAll(async () => {
  // A Tuesday, in Italy eleven o'clock.
  stack = await startCasework('2026-11-24T10:00:00.000Z')
  school = await stack.addPartner('scuola')
  clinic = await stack.addPartner('consultorio')
  await commands.json('partner', 'set', 'scuola', '--contact', SCHOOL)
})
afterAll(() => stack.stop())

async function takenInCharge(partner: Partner, id: string): Promise<{ code: string; subject: string }> {
  expect((await partner.send(completeForm(id))).status).toBe(202)
  await stack.settle()
  const { caseCode: code, id: referral } = await referralOf(stack, id)
  await commands.json('referral', 'take', code, '--as', 'anna-prova')
  await stack.settle()
  return { code, subject: `referral/${referral}` }
}

const feedbackOpen = async (subject: string) =>
  (await openAbout(stack, subject)).filter((one) => one.startsWith('feedback'))

test('that a family was accepted is mailed to its sender, and once it is delivered nobody has to tell them', async () => {
  const { code, subject } = await takenInCharge(school, 'accepted')
  const [mail, ...more] = await sentTo(stack, SCHOOL, 'feedback')
  expect(more).toEqual([])
  expect(mail?.subject).toContain(code)
  expect(await feedbackOpen(subject)).toEqual([])
  expect(publishedIds(stack, 'referral.feedback-given', subject)).toHaveLength(1)
})

test('when the mail comes back after all, somebody has to tell them, by telephone', async () => {
  const { id, caseCode } = await referralOf(stack, 'accepted')
  const mail = (await mailsIn(stack)).find(({ kind }) => kind === 'feedback')
  await comesBack(mail?.id ?? '')
  await stack.settle()
  expect(await feedbackOpen(`referral/${id}`)).toEqual([expect.stringMatching(/^feedback anna-prova /)])
  expect(publishedIds(stack, 'referral.feedback-reopened', `referral/${id}`)).toHaveLength(1)
  await comesBack(mail?.id ?? '')
  await stack.settle()
  expect(publishedIds(stack, 'referral.feedback-reopened', `referral/${id}`)).toHaveLength(1)
  await commands.json('referral', 'feedback', caseCode, '--channel', 'phone', '--as', 'anna-prova')
  await stack.settle()
  expect(await feedbackOpen(`referral/${id}`)).toEqual([])
  expect(await sentTo(stack, SCHOOL, 'feedback')).toHaveLength(1)
})

test('a sender without an address is told by telephone, and no mail is written', async () => {
  const { subject } = await takenInCharge(clinic, 'no address')
  expect(await feedbackOpen(subject)).toEqual([expect.stringMatching(/^feedback anna-prova /)])
  expect(
    (await mailsIn(stack)).filter(({ addressee }) => addressee.startsWith('submission/consultorio')),
  ).toEqual([])
})

/** SES tells of a bounce for good, days after it told of the delivery: what its rule makes of that. */
async function comesBack(mail: string): Promise<void> {
  const { sqs, queues, now } = stack.connection
  const told = { type: 'Bounce', bounceType: 'Permanent', mail, at: now().toISOString() }
  const QueueUrl = queues['raccordo-dev-mail-outcomes']
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(told) }))
}
