import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPartner } from '../../cli/partners.ts'
import { openAbout, referralOf, startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { buttonsOn } from '../support/link-visit.ts'
import { mailCalled, mailsTo, openLinkOf, received } from '../support/mail-journey.ts'
import { completeForm, makePartner, type Partner } from '../support/partner.ts'
import type { JourneyStack } from '../support/stack.ts'

/** Friday, in Italy twenty to midnight. */
const FRIDAY_NIGHT = '2026-11-27T22:40:00.000Z'
const MINUTE = '2026-11-27T22:4'
const SCHOOL = 'segreteria@scuola.example'
const DUTY = '035 000 1122'

let stack: JourneyStack
let school: Partner
const commands = commandLine(() => stack)

beforeAll(async () => {
  stack = await startCasework(FRIDAY_NIGHT)
  const { secret } = await addPartner(stack.connection, {
    ...{ id: 'scuola', name: 'scuola', provider: 'json', district: 'bergamo' },
    mail: { contact: SCHOOL },
  })
  school = makePartner('scuola', secret, () => `${stack.endpoints.http}/webhooks/scuola`)
  const phones = ['--duty-phone', DUTY, '--office-phone', '035 000 3344']
  await commands.json('district', 'set', 'bergamo', ...phones)
})
afterAll(() => stack.stop())

async function send(body: object): Promise<void> {
  expect((await school.send(body)).status).toBe(202)
  await stack.settle()
}

/** Who got what, in an order that is no matter of seconds. */
const mails = async () => (await received(stack)).map((one) => one.replace(/:4\d /, ':4x ')).toSorted()

test('on Friday night the sender of a form that tells of danger reads at once whom to call', async () => {
  await send(completeForm('danger', { child_in_danger: 'sì' }))
  const [receipt, ...others] = await mailsTo(stack, SCHOOL)
  expect(others).toEqual([])
  const { caseCode } = await referralOf(stack, 'danger')
  expect(receipt?.subject).toContain(caseCode)
  expect(receipt?.subject).toContain('112')
  for (const number of ['112', '114', DUTY]) {
    expect(receipt?.text).toContain(number)
    expect(receipt?.html).toContain(number)
  }
  expect(receipt?.text).toContain('Raccordo non è un servizio di emergenza.')
})

test('so does the sender of one that lacks its municipality; what tells of no danger is not written of', async () => {
  const { municipality: _, ...incomplete } = completeForm('lacking', { child_in_danger: 'sì' })
  await send(incomplete)
  const [, second] = await mailsTo(stack, SCHOOL)
  expect(second?.subject).toMatch(/^Da completare: .*112/)
  for (const number of ['112', '114', DUTY]) expect(second?.text).toContain(number)
  await send(completeForm('ordinary'))
  const { contact_phone: _phone, contact_given_name: _name, ...lacks } = completeForm('ordinary and lacking')
  await send(lacks)
  expect(await mailsTo(stack, SCHOOL)).toHaveLength(2)
})

test('the next sweep tells whoever must hear, in the middle of the night; until Monday nobody gets anything else', async () => {
  await stack.advanceTo('2026-11-27T22:44:00Z')
  const { caseCode } = await referralOf(stack, 'danger')
  const dangers = (await mails()).filter((one) => one.includes('Pericolo'))
  expect(dangers).toEqual([
    `${MINUTE}x anna-prova Pericolo segnalato: ${caseCode}`,
    expect.stringMatching(/^2026-11-27T22:4x anna-prova Pericolo segnalato: modulo [0-9a-f]{6}$/),
  ])
  const before = await mails()
  await stack.advanceTo('2026-11-30T06:59:00Z')
  expect(await mails()).toEqual(before)
})

test('the page behind the notice says whom to call; a danger is confirmed by no link', async () => {
  const { caseCode } = await referralOf(stack, 'danger')
  const page = await openLinkOf(
    stack,
    await mailCalled(stack, 'anna-prova', `Pericolo segnalato: ${caseCode}`),
  )
  expect(page.text).toContain(caseCode)
  for (const number of ['112', '114', DUTY]) expect(page.text).toContain(number)
  expect(buttonsOn(page)).toEqual([])
})

test('on Monday at eight everything else is told, and the danger to everybody who must hear', async () => {
  const before = await mails()
  await stack.advanceTo('2026-11-30T07:01:00Z')
  const monday = (await mails()).filter((one) => !before.includes(one))
  const [danger, ordinary] = [await referralOf(stack, 'danger'), await referralOf(stack, 'ordinary')]
  const told = monday.map((one) => one.slice('2026-11-30T07:00 '.length).replace(/modulo \w+/, 'modulo …'))
  const again = (of: string) =>
    ['anna-prova', 'bruno-prova', 'carla-prova'].map(
      (one) => `${one} Pericolo non ancora confermato: ${of} (avviso 2)`,
    )
  expect(told.toSorted()).toEqual(
    [
      'anna-prova Riepilogo di lunedì 30 novembre: 2 pericoli, 1 oggi',
      ...again(danger.caseCode),
      ...again('modulo …'),
      'segreteria Da completare: modulo …',
      `segreteria Richiesta ricevuta: ${ordinary.caseCode}`,
    ].toSorted(),
  )
})

test('once a named person has confirmed it nobody is told of it again', async () => {
  const { caseCode, id } = await referralOf(stack, 'danger')
  await commands.json('danger', 'confirm', caseCode, '--as', 'anna-prova')
  const before = (await mails()).filter((one) => one.includes(caseCode))
  await stack.advanceTo('2026-11-30T07:35:00Z')
  expect((await mails()).filter((one) => one.includes(caseCode))).toEqual(before)
  expect((await openAbout(stack, `referral/${id}`)).join()).not.toContain('danger')
  const other = (await mails()).filter((one) => one.includes('(avviso 3)'))
  expect(other).toHaveLength(3)
})
