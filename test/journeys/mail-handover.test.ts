import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAbout, referralOf, startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { buttonsOn, linkOf, press, type Visited, visit } from '../support/link-visit.ts'
import { mailCalled, mailsTo, openLinkOf, received } from '../support/mail-journey.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import type { JourneyStack } from '../support/stack.ts'

const ACCEPT = 'Accetta il passaggio'
const SEND_BACK = 'Non accettare il passaggio'

let stack: JourneyStack
let school: Partner
const commands = commandLine(() => stack)

beforeAll(async () => {
  stack = await startCasework('2026-11-30T09:00:00.000Z')
  school = await stack.addPartner('scuola')
})
afterAll(() => stack.stop())

/** A family that Bergamo offers to Dalmine; what the mail about it leads to. */
async function offered(submissionId: string) {
  expect((await school.send(completeForm(submissionId))).status).toBe(202)
  await stack.settle()
  const { caseCode, id } = await referralOf(stack, submissionId)
  await commands.json('referral', 'hand-over', caseCode, '--to', 'dalmine', '--as', 'bruno-prova')
  await stack.settle()
  const page = await openLinkOf(
    stack,
    await mailCalled(stack, 'dino-prova', `Passaggio proposto: ${caseCode}`),
  )
  return { caseCode, subject: `referral/${id}`, page }
}

/** Presses a button, after which those who are to hear of it have heard. */
async function pressed(page: Visited, says: string, besides = {}): Promise<Visited> {
  const after = await press(stack, page, says, besides)
  await stack.settle()
  return after
}

/** The subjects of what somebody has got about a family. */
const heard = async (operator: string, code: string) =>
  (await mailsTo(stack, operator)).map(({ subject }) => subject).filter((one) => one.includes(code))

test('an offer is written at once to whoever answers it, with who offers it and by when', async () => {
  const { caseCode, page, subject } = await offered('offered')
  const mail = await mailCalled(stack, 'dino-prova', `Passaggio proposto: ${caseCode}`)
  expect(mail.text).toContain('Ambito di Bergamo')
  expect(mail.text).toContain('Rispondi entro mercoledì 2 dicembre.')
  expect(buttonsOn(page).map(({ says }) => says)).toContain(`${ACCEPT}, ${caseCode}`)
  expect(await openAbout(stack, subject)).toEqual(['answer-handover dino-prova 2026-12-02'])
  expect(await received(stack)).toHaveLength(1)
})

test('accepted by link it is theirs; whoever offered it hears, and not they who answered', async () => {
  const { caseCode, subject, page } = await offered('accepted')
  await pressed(page, ACCEPT)
  expect(await openAbout(stack, subject)).toContain('triage dino-prova 2026-12-07')
  expect(await heard('bruno-prova', caseCode)).toEqual([`Passaggio accettato: ${caseCode}`])
  expect(await heard('dino-prova', caseCode)).toEqual([`Passaggio proposto: ${caseCode}`])
})

test('accepted, undone and sent back: whoever offered it hears what became of it in the end, and its liaison that it is theirs', async () => {
  const { caseCode, subject, page } = await offered('sent back')
  const accepted = await pressed(page, ACCEPT)
  const undone = await pressed(accepted, `Annulla, ${caseCode}`)
  expect(await openAbout(stack, subject)).toEqual(['answer-handover dino-prova 2026-12-02'])
  const back = await pressed(undone, SEND_BACK, { reason: 'no-capacity' })
  expect(back.text).toContain('Passaggio non accettato, da te')
  expect(await heard('bruno-prova', caseCode)).toEqual([
    `Passaggio accettato: ${caseCode}`,
    `Passaggio non accettato: ${caseCode}`,
  ])
  expect(await heard('anna-prova', caseCode)).toEqual([`Passaggio non accettato: ${caseCode}`])
  expect(await referralOf(stack, 'sent back')).toMatchObject({ district: 'bergamo', status: 'received' })
  const hers = await openLinkOf(
    stack,
    await mailCalled(stack, 'anna-prova', `Passaggio non accettato: ${caseCode}`),
  )
  expect(buttonsOn(hers)[0]?.says).toBe(`Conferma la presa visione, ${caseCode}`)
})

test('sent back by mistake, undone and accepted after all: the last that is heard is how it stands', async () => {
  const { caseCode, page } = await offered('after all')
  const accepted = await pressed(page, ACCEPT)
  const back = await pressed(await pressed(accepted, `Annulla, ${caseCode}`), SEND_BACK, { reason: 'other' })
  await pressed(await pressed(back, `Annulla, ${caseCode}`), ACCEPT)
  expect(await referralOf(stack, 'after all')).toMatchObject({ district: 'dalmine', liaison: 'dino-prova' })
  expect((await heard('bruno-prova', caseCode)).at(-1)).toBe(`Passaggio accettato: ${caseCode}`)
})

test('a page that was opened before somebody else answered changes nothing and says so', async () => {
  const { caseCode, page } = await offered('late')
  await commands.json('handover', 'accept', caseCode, '--as', 'elena-prova')
  const late = await press(stack, page, SEND_BACK, { reason: 'no-capacity' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Non è cambiato nulla')
  expect(await referralOf(stack, 'late')).toMatchObject({ district: 'dalmine' })
  expect((await visit(stack, linkOf(page.path))).text).not.toContain(ACCEPT)
})
