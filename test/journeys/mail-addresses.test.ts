import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressId } from '../../shared/domain/address.ts'
import { openAbout, referralOf, startCasework, workIn } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { mailsIn, mailsTo } from '../support/mail-journey.ts'
import { mailbox } from '../support/mailbox.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { sentTo } from '../support/sent-mails.ts'
import { type JourneyStack, published } from '../support/stack.ts'

/** What goes there comes back for good, and from there comes a complaint, as AWS has it. */
const SCHOOL = 'bounce+scuola@simulator.amazonses.com'
const ANNA = 'complaint+anna@simulator.amazonses.com'

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

async function send(partner: Partner, id: string, others: object = {}): Promise<void> {
  expect((await partner.send(completeForm(id, others))).status).toBe(202)
  await stack.settle()
}

const aboutAddress = (address: string) => openAbout(stack, `address/${addressId(address)}`)
const listed = async () => (await commands.json<{ items: Record<string, string>[] }>('address', 'list')).items
const refused = async () => (await mailsIn(stack)).filter(({ status }) => status === 'refused')

test('a sender’s address to which mail does not get is suspended, and a coordinator has to see to it', async () => {
  await send(school, 'one')
  expect(await mailsTo(stack, SCHOOL)).toHaveLength(1)
  expect(await listed()).toMatchObject([
    { reason: 'bounced', whose: expect.stringMatching(/^submission\/scuola\./), district: 'bergamo' },
  ])
  expect(await aboutAddress(SCHOOL)).toEqual(['suspended-address carla-prova 2026-11-25'])
  const events = published(stack).filter(
    ({ type }) => type === 'mail.bounced' || type === 'address.suspended',
  )
  expect(new Set(events.map(({ type }) => type)).size).toBe(2)
  expect(JSON.stringify(events)).not.toContain('simulator')
})

test('nothing more is sent there, and no second deadline is set', async () => {
  await send(school, 'two')
  expect(await mailsTo(stack, SCHOOL)).toHaveLength(1)
  expect(await refused()).toMatchObject([{ kind: 'receipt', reason: 'address-suspended' }])
  expect((await workIn(stack)).open.filter(({ kind }) => kind === 'refused-mail')).toEqual([])
  expect(await aboutAddress(SCHOOL)).toHaveLength(1)
})

test('restored, it is written to again; when mail comes back again, it is suspended again', async () => {
  await commands.json('address', 'restore', SCHOOL, '--as', 'carla-prova')
  expect(await listed()).toEqual([])
  expect(await aboutAddress(SCHOOL)).toEqual([])
  const [mail] = await refused()
  await commands.json('mail', 'retry', mail?.id ?? '', '--as', 'carla-prova')
  await stack.settle()
  expect(await mailsTo(stack, SCHOOL)).toHaveLength(2)
  expect(await refused()).toEqual([])
  expect(await aboutAddress(SCHOOL)).toEqual(['suspended-address carla-prova 2026-11-25'])
})

test('an operator who complains of a digest gets none, until a coordinator restores the address', async () => {
  await commands.json('operator', 'set', 'anna-prova', '--notice-email', ANNA)
  await stack.advanceTo('2026-11-25T07:01:00Z')
  expect(await sentTo(stack, ANNA, 'digest')).toHaveLength(1)
  expect(await listed()).toContainEqual(
    expect.objectContaining({ reason: 'complained', whose: 'operator/anna-prova' }),
  )
  expect(await aboutAddress(ANNA)).toEqual(['suspended-address carla-prova 2026-11-26'])
  await stack.advanceTo('2026-11-26T07:01:00Z')
  expect(await sentTo(stack, ANNA, 'digest')).toHaveLength(1)
  expect(await refused()).toContainEqual(
    expect.objectContaining({
      kind: 'digest',
      addressee: 'operator/anna-prova',
      reason: 'address-suspended',
    }),
  )
  const [digest] = (await sentTo(stack, 'carla-prova', 'digest')).slice(-1)
  expect(digest?.text).toMatch(/indirizzo/i)
})

test('of a danger others hear at once, when it does not get to whoever has it', async () => {
  await send(clinic, 'danger', { child_in_danger: 'sì' })
  await stack.advanceTo('2026-11-26T07:05:00Z')
  expect(await mailsTo(stack, ANNA)).toHaveLength(1)
  const [told, ...more] = await sentTo(stack, 'carla-prova', 'danger')
  expect(told?.text).toContain('112')
  expect(more.map(({ subject }) => subject)).toEqual([])
  const { caseCode } = await referralOf(stack, 'danger')
  await commands.json('danger', 'confirm', caseCode, '--as', 'carla-prova')
})

test('once it is restored, mails flow again', async () => {
  await commands.json('address', 'restore', '--operator', 'anna-prova', '--as', 'carla-prova')
  await stack.advanceTo('2026-11-27T07:01:00Z')
  const all = await mailbox(stack)
  expect((await sentTo(stack, ANNA, 'digest')).at(-1)?.at.toISOString()).toMatch(/^2026-11-27T07/)
  expect(all.filter(({ to }) => to === 'anna-prova@example.org')).toEqual([])
})
