import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MailFault, ServiceCall } from '../../local/contracts.ts'
import { startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { visit } from '../support/link-visit.ts'
import { mailsIn } from '../support/mail-journey.ts'
import { linkIn, mailbox, type ReceivedMail } from '../support/mailbox.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, published } from '../support/stack.ts'

/** A Tuesday, in Italy eleven o'clock. */
const TUESDAY = '2026-11-24T10:00:00.000Z'
const MINUTE_MS = 60_000

let stack: JourneyStack
let school: Partner
const commands = commandLine(() => stack)

/** What SES does with the next mail; it takes all others. */
let fault: MailFault | undefined
/** While it is open, whoever gave a mail to SES waits before it notes the answer. */
let noting: PromiseWithResolvers<void> | undefined
const given = new Set<string>()

const hooks = {
  mail(): MailFault | undefined {
    const present = fault
    fault = undefined
    return present
  },
  after: ({ service, accessKeyId }: ServiceCall) => {
    if (service === 'ses') given.add(accessKeyId)
  },
  hold: ({ operation, accessKeyId }: ServiceCall) =>
    operation === 'TransactWriteItems' && given.has(accessKeyId) ? noting?.promise : undefined,
}

beforeAll(async () => {
  stack = await startCasework(TUESDAY, { hooks })
  school = await stack.addPartner('scuola')
  await commands.json('partner', 'set', 'scuola', '--contact', 'segreteria@scuola.example')
})
afterAll(() => stack.stop())

/** A family arrives, and its receipt is the next mail. */
async function arrives(id: string, what: MailFault | undefined): Promise<string> {
  fault = what
  expect((await school.send(completeForm(id))).status).toBe(202)
  await stack.settle()
  const receipts = (await mailsIn(stack)).filter(({ kind }) => kind === 'receipt')
  const [newest] = receipts.toSorted((one, other) => (one.notBefore < other.notBefore ? 1 : -1))
  return newest?.id ?? ''
}

async function later(minutes: number): Promise<void> {
  await stack.advanceTo(new Date(stack.connection.now().getTime() + minutes * MINUTE_MS))
}

const copiesOf = async (id: string): Promise<ReceivedMail[]> =>
  (await mailbox(stack)).filter(({ tags }) => tags['mail'] === id)
const standing = async (id: string) => (await mailsIn(stack)).find((one) => one.id === id)
const sendings = (id: string) => {
  const told = published(stack).filter(
    ({ type, subject }) => type === 'mail.sent' && subject === `mail/${id}`,
  )
  return new Map(told.map((one) => [one.id, one.data])).size
}

test('what SES took without a word is noted when SES tells of it, and is not sent again', async () => {
  const id = await arrives('told', 'answer-lost')
  expect(await standing(id)).toMatchObject({ status: 'sent', outcome: 'delivered', attempts: 1 })
  await later(40)
  expect(await copiesOf(id)).toHaveLength(1)
  expect(await standing(id)).not.toHaveProperty('possiblyTwice')
  expect(sendings(id)).toBe(1)
})

test('what nobody hears of is sent again after a quarter of an hour, counted, and each copy opens the same page', async () => {
  const id = await arrives('unheard', 'answer-and-events-lost')
  await later(13)
  expect(await standing(id)).toMatchObject({ status: 'sending' })
  expect(await standing(id)).not.toHaveProperty('possiblyTwice')
  expect(await copiesOf(id)).toHaveLength(1)
  await later(4)
  expect(await standing(id)).toMatchObject({ status: 'sent', possiblyTwice: 1, attempts: 2 })
  const [first, second, ...more] = await copiesOf(id)
  if (first === undefined || second === undefined) throw new Error('both copies arrive')
  expect(more).toEqual([])
  const links = [linkIn(first), linkIn(second)]
  expect(new Set(links).size).toBe(2)
  const [one, other] = await Promise.all(links.map((link) => visit(stack, link)))
  expect([one?.status, other?.status, other?.text]).toEqual([200, 200, one?.text])
  await later(40)
  expect(await copiesOf(id)).toHaveLength(2)
  expect(sendings(id)).toBe(1)
})

test('what never reached SES is sent after a quarter of an hour, and is counted, for nobody knows', async () => {
  const id = await arrives('lost', 'request-lost')
  expect(await copiesOf(id)).toEqual([])
  await later(17)
  expect(await copiesOf(id)).toHaveLength(1)
  expect(await standing(id)).toMatchObject({ status: 'sent', possiblyTwice: 1 })
})

test('when SES tells of a mail before its answer is noted, it is sent once and told once', async () => {
  given.clear()
  noting = Promise.withResolvers()
  expect((await school.send(completeForm('early'))).status).toBe(202)
  const receipts = async () =>
    (await mailsIn(stack)).filter(({ kind, caseCode }) => kind === 'receipt' && caseCode?.endsWith('0004'))
  await expect.poll(receipts).toMatchObject([{ status: 'sent', outcome: 'delivered' }])
  noting.resolve()
  await stack.settle()
  const [mail] = await receipts()
  const id = mail?.id ?? ''
  expect(mail).toMatchObject({ status: 'sent', outcome: 'delivered', attempts: 1 })
  expect(await copiesOf(id)).toHaveLength(1)
  expect(sendings(id)).toBe(1)
})
