import { afterAll, beforeAll, expect, test } from 'vitest'
import { referralOf, startCasework, workIn } from '../support/casework-journey.ts'
import { buttonsOn, press, visit } from '../support/link-visit.ts'
import { mailCalled, mailsIn, mailsTo, openLinkOf, received } from '../support/mail-journey.ts'
import { linkIn } from '../support/mailbox.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, publishedIds } from '../support/stack.ts'

const FAMILIES = 12
const ACKNOWLEDGE = 'Conferma la presa visione'
const DONE = 'Presa visione confermata'
const TUESDAY = 'Riepilogo di martedì 1º dicembre'
const WEDNESDAY = 'Riepilogo di mercoledì 2 dicembre'

let stack: JourneyStack
let school: Partner
let codes: readonly string[]

beforeAll(async () => {
  stack = await startCasework('2026-11-30T09:00:00.000Z')
  school = await stack.addPartner('scuola')
})
afterAll(() => stack.stop())

/** No schedule runs before the morning. */
async function wakeUpOn(day: string): Promise<void> {
  await stack.restart(new Date(`${day}T06:59:30Z`))
  await stack.advanceTo(`${day}T07:00:30Z`)
}

const acknowledgedAt = async (code: string) => {
  const { referrals } = await workIn(stack)
  const found = referrals.find(({ caseCode }) => caseCode === code)
  return found?.status === 'received' ? found.acknowledgedAt : undefined
}

test('twelve families that came on Monday stand in one mail on Tuesday at eight', async () => {
  const ids = Array.from({ length: FAMILIES }, (_, place) => `family ${place}`)
  for (const id of ids) expect((await school.send(completeForm(id))).status).toBe(202)
  await stack.settle()
  codes = (await Promise.all(ids.map((id) => referralOf(stack, id)))).map(({ caseCode }) => caseCode)
  expect(await received(stack)).toEqual([])
  await wakeUpOn('2026-12-01')
  expect(await received(stack)).toEqual([`2026-12-01T07:00 anna-prova ${TUESDAY}: 12 oggi`])
  const { html, text } = await mailCalled(stack, 'anna-prova', TUESDAY)
  for (const code of codes) expect([html, text].every((one) => one.includes(code))).toBe(true)
})

test('one is acknowledged by the mail’s link, undone, and acknowledged again', async () => {
  const [code = ''] = codes
  // What is undone tomorrow morning was not done yesterday morning.
  await stack.advanceTo('2026-12-01T10:20:00Z')
  const mail = await mailCalled(stack, 'anna-prova', TUESDAY)
  const page = await openLinkOf(stack, mail)
  expect(buttonsOn(page).filter(({ says }) => says.startsWith(ACKNOWLEDGE))).toHaveLength(FAMILIES)
  const done = await press(stack, page, `${ACKNOWLEDGE}, ${code}`)
  expect(done.text).toContain(`${DONE}, da te martedì 1º dicembre alle 11:20`)
  expect(await acknowledgedAt(code)).toBeDefined()
  const undone = await press(stack, done, `Annulla, ${code}`)
  expect(undone.text).toContain('Hai annullato: è di nuovo da fare.')
  expect(await acknowledgedAt(code)).toBeUndefined()
  const again = await press(stack, undone, `${ACKNOWLEDGE}, ${code}`)
  expect(again.text).toContain(DONE)
  expect(await acknowledgedAt(code)).toBeDefined()
  await stack.settle()
  expect(publishedIds(stack, 'referral.acknowledged')).toHaveLength(2)
  expect(publishedIds(stack, 'referral.deed-undone')).toHaveLength(1)
})

test('a button of a page that was opened before says what has happened meanwhile, and changes nothing', async () => {
  const [, code = ''] = codes
  const mail = await mailCalled(stack, 'anna-prova', TUESDAY)
  const [here, there] = [await openLinkOf(stack, mail), await openLinkOf(stack, mail)]
  await press(stack, here, `${ACKNOWLEDGE}, ${code}`)
  const at = await acknowledgedAt(code)
  const twice = await press(stack, there, `${ACKNOWLEDGE}, ${code}`)
  expect(twice.text).toContain(DONE)
  expect(await acknowledgedAt(code)).toBe(at)
})

test('of what is late the liaison’s deputy hears too, each once, and by a link of their own', async () => {
  await wakeUpOn('2026-12-02')
  expect((await received(stack)).toSorted()).toEqual([
    `2026-12-02T07:00 anna-prova ${WEDNESDAY}: 10 in ritardo`,
    `2026-12-02T07:00 bruno-prova ${WEDNESDAY}: 10 in ritardo`,
  ])
  const [anna, bruno] = [
    await mailCalled(stack, 'anna-prova', WEDNESDAY),
    await mailCalled(stack, 'bruno-prova', WEDNESDAY),
  ]
  expect(linkIn(anna)).not.toBe(linkIn(bruno))
  const [hers, his] = [await openLinkOf(stack, anna), await openLinkOf(stack, bruno)]
  const strange = buttonsOn(hers).find(({ says }) => says.startsWith(ACKNOWLEDGE))?.form ?? {}
  expect((await visit(stack, his.path, { form: strange })).status).toBe(403)
  expect(his.text).toContain('In sostituzione')
  expect(hers.text).not.toContain('In sostituzione')
})

test('what was done by link stands in the next morning’s mail, and is undone on its page', async () => {
  const [code = ''] = codes
  const mail = await mailCalled(stack, 'anna-prova', WEDNESDAY)
  expect(mail.text).toContain(`${code}: hai confermato la presa visione`)
  const page = await openLinkOf(stack, mail)
  expect(page.text).toContain('Fatto con un link nelle ultime 24 ore')
  await press(stack, page, `Annulla, ${code}`)
  expect(await acknowledgedAt(code)).toBeUndefined()
  expect((await mailCalled(stack, 'bruno-prova', WEDNESDAY)).text).not.toContain('hai confermato')
})

test('after three days without a run there is one mail, which has it all', async () => {
  // Thursday, Friday, Monday; Tuesday is a holiday.
  await wakeUpOn('2026-12-09')
  const each = ['anna-prova', 'bruno-prova', 'carla-prova']
  for (const one of each) {
    const mails = await mailsTo(stack, one)
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Riepilogo di mercoledì 9 dicembre: \d+ in ritardo$/),
    ])
    for (const code of codes.slice(2)) expect(mails[0]?.text).toContain(code)
  }
  const waiting = (await mailsIn(stack)).filter(({ status }) => status === 'pending' || status === 'sending')
  expect(waiting).toEqual([])
})
