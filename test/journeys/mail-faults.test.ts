import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MailFault } from '../../local/contracts.ts'
import { referralOf, startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { mailsIn } from '../support/mail-journey.ts'
import { mailbox, type ReceivedMail } from '../support/mailbox.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { expectEachToldOnce, expectQuietNights, sentTo } from '../support/sent-mails.ts'
import type { JourneyStack } from '../support/stack.ts'

const SCHOOL = 'segreteria@scuola.example'

let stack: JourneyStack
let school: Partner
let fault: MailFault | undefined
const commands = commandLine(() => stack)

beforeAll(async () => {
  // Messages fail on purpose here, and come again when they were out of sight for long enough.
  stack = await startCasework('2026-11-23T15:00:00.000Z', {
    hooks: { mail: () => fault },
    timeScale: 400,
  })
  school = await stack.addPartner('scuola')
  await commands.json('partner', 'set', 'scuola', '--contact', SCHOOL)
})
afterAll(() => stack.stop())

async function send(...ids: string[]): Promise<void> {
  for (const id of ids) expect((await school.send(completeForm(id))).status).toBe(202)
  await stack.settle()
}

const codeOf = async (id: string) => (await referralOf(stack, id)).caseCode

/** @param before what came before the last restart */
async function expectOrder(before: readonly ReceivedMail[] = []): Promise<void> {
  const received = [...before, ...(await mailbox(stack))]
  await expectEachToldOnce(stack, received)
  await expectQuietNights(stack, received)
}

test('while SES refuses for an hour, the digest waits for the next run, and is sent once with all that it tells', async () => {
  await send('one', 'two', 'three')
  fault = 'throttled'
  await stack.advanceTo('2026-11-24T07:30:00Z')
  expect(await sentTo(stack, 'anna-prova', 'digest')).toEqual([])
  fault = undefined
  await stack.advanceTo('2026-11-24T08:05:00Z')
  const [digest, ...more] = await sentTo(stack, 'anna-prova', 'digest')
  expect(more).toEqual([])
  for (const id of ['one', 'two', 'three']) expect(digest?.text).toContain(await codeOf(id))
  await expectOrder()
}, 60_000)

test('while SES takes nothing for a whole day, all of it stands in one digest of the next morning', async () => {
  await send('four', 'five')
  await stack.advanceTo('2026-11-25T06:30:00Z')
  fault = 'paused'
  const before = await mailbox(stack)
  await stack.advanceTo('2026-11-25T09:05:00Z')
  expect(await mailbox(stack)).toEqual(before)
  // The runs of the afternoon would find what those of the morning found.
  await stack.restart(new Date('2026-11-25T17:30:00Z'))
  await stack.advanceTo('2026-11-26T06:30:00Z')
  expect(await mailbox(stack)).toEqual([])
  fault = undefined
  await stack.advanceTo('2026-11-26T07:05:00Z')
  const [digest, ...more] = await sentTo(stack, 'anna-prova', 'digest')
  expect(more).toEqual([])
  for (const id of ['one', 'two', 'three', 'four', 'five']) expect(digest?.text).toContain(await codeOf(id))
  expect(await mailsIn(stack)).not.toContainEqual(
    expect.objectContaining({ possiblyTwice: expect.any(Number) }),
  )
  await expectOrder(before)
}, 60_000)
