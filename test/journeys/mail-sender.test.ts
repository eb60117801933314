import { afterAll, beforeAll, expect, test } from 'vitest'
import { submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import { openAbout, referralOf, startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { type Visited, visit } from '../support/link-visit.ts'
import { mailsTo, openLinkOf } from '../support/mail-journey.ts'
import { linkIn } from '../support/mailbox.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { fillIn } from '../support/sender-visit.ts'
import { sentTo } from '../support/sent-mails.ts'
import { type JourneyStack, publishedIds } from '../support/stack.ts'

const TEACHER = 'maestra@scuola.example'

let stack: JourneyStack
let school: Partner
const commands = commandLine(() => stack)

beforeAll(async () => {
  // A Tuesday, in Italy eleven o'clock.
  stack = await startCasework('2026-11-24T10:00:00.000Z')
  school = await stack.addPartner('scuola')
  await commands.json('partner', 'set', 'scuola', '--mail-domain', 'scuola.example')
})
afterAll(() => stack.stop())

async function send(id: string, others: object = {}): Promise<void> {
  const body = completeForm(id, { referrer_email: TEACHER, ...others })
  expect((await school.send(body)).status).toBe(202)
  await stack.settle()
}

const formOf = (id: string) => submissionSubject({ form: 'scuola', hash: submissionHash('scuola', id) })
const subjectOf = async (id: string) => `referral/${(await referralOf(stack, id)).id}`

/** Writes into a page, and has it read. */
async function write(page: Visited, button: string, answers: Record<string, string> = {}): Promise<Visited> {
  const answer = await fillIn(stack, page, button, answers)
  await stack.settle()
  return answer
}

let receipt: string

test('who sent too little is asked for the rest by mail, and completes it on the page behind its link', async () => {
  await send('too little', { municipality: undefined, needs: undefined })
  const [asked, ...others] = await mailsTo(stack, TEACHER)
  expect(others).toEqual([])
  if (asked === undefined) throw new Error('the sender is asked')
  expect(asked.text).toContain('Comune')
  for (const secret of ['Ndèye', '0000000']) expect(asked.text + asked.subject).not.toContain(secret)
  const page = await openLinkOf(stack, asked)
  expect(page.text).toContain('Comune in cui vive la famiglia: manca la risposta')
  expect(page.html).not.toContain('Ndèye')
  const after = await write(page, 'add', { municipality: 'Dalmine', needs: 'housing' })
  expect(after.text).toContain('Abbiamo ricevuto quello che avete scritto')
  const referral = await referralOf(stack, 'too little')
  expect(referral).toMatchObject({ status: 'received', district: 'dalmine', liaison: 'dino-prova' })
  expect(await openAbout(stack, formOf('too little'))).toEqual([])
  expect((await visit(stack, linkIn(asked))).text).toContain(referral.caseCode)
})

test('completed, it is received like any other: its sender gets the receipt, once', async () => {
  const [mail, ...others] = await sentTo(stack, TEACHER, 'receipt')
  expect(others).toEqual([])
  if (mail === undefined) throw new Error('the sender gets a receipt')
  expect(mail.subject).toContain((await referralOf(stack, 'too little')).caseCode)
  receipt = linkIn(mail)
})

test('a child that is added by the receipt’s link is somebody’s to look at; sent twice it is added once', async () => {
  const page = await visit(stack, receipt)
  const year = { minors_birth_years: '2021' }
  expect((await write(page, 'add', year)).text).toContain('Abbiamo ricevuto quello che avete scritto')
  const subject = await subjectOf('too little')
  const owned = (await openAbout(stack, subject)).filter((one) => one.startsWith('amendment'))
  expect(owned).toEqual(['amendment dino-prova 2026-11-25'])
  expect((await write(page, 'add', year)).text).toContain('Lo avevamo già ricevuto')
  expect(publishedIds(stack, 'referral.amended', subject)).toHaveLength(1)
  expect(await sentTo(stack, TEACHER, 'receipt')).toHaveLength(1)
})

test('what looks wrong is not recorded, but a danger is, at once', async () => {
  const page = await visit(stack, receipt)
  const wrong = { minors_birth_years: 'cinque', child_in_danger: 'yes' }
  const answer = await write(page, 'add', wrong)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('chiamate subito il 112 o il 114')
  expect(publishedIds(stack, 'danger.raised', formOf('too little'))).toHaveLength(1)
  await stack.advanceTo('2026-11-24T10:03:00Z')
  expect(await sentTo(stack, 'dino-prova', 'danger')).toHaveLength(1)
})

test('a danger that nobody has confirmed is not taken back; once it is, the request may be', async () => {
  const { caseCode } = await referralOf(stack, 'too little')
  const open = async () => (await visit(stack, receipt)).text
  expect(await open()).toContain('Per ritirarla chiamate l’ufficio')
  await commands.json('danger', 'confirm', caseCode, '--as', 'dino-prova')
  const question = await write(await visit(stack, receipt), 'withdraw')
  expect(question.text).toContain('Finora non è cambiato nulla')
  expect((await referralOf(stack, 'too little')).status).toBe('received')
  expect((await write(question, 'withdraw-confirmed')).text).toContain('La richiesta è ritirata')
  expect((await referralOf(stack, 'too little')).status).toBe('withdrawn')
  expect(await openAbout(stack, await subjectOf('too little'))).toEqual([])
  expect((await write(question, 'withdraw-confirmed')).text).toContain('La richiesta è ritirata')
  expect(publishedIds(stack, 'referral.withdrawn', await subjectOf('too little'))).toHaveLength(1)
})

test('the page of a link that was revoked is that of one that never was', async () => {
  await commands.json('link', 'revoke', '--submission', 'scuola', 'too little')
  const [revoked, unknown] = [await visit(stack, receipt), await visit(stack, `/l/${'x'.repeat(43)}`)]
  expect([revoked.status, revoked.html]).toEqual([unknown.status, unknown.html])
})

test('an address that is neither the partner’s nor of its domains gets nothing', async () => {
  await send('stranger', { referrer_email: 'maestra@altrove.example' })
  expect(await mailsTo(stack, 'maestra@altrove.example')).toEqual([])
  await send('careless', { referrer_email: 'maestra@scuola.example.altrove.example' })
  expect(await mailsTo(stack, 'maestra@scuola.example.altrove.example')).toEqual([])
})
