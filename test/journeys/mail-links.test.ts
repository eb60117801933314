import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import {
  buttonOn,
  buttonsOn,
  fromPage,
  press,
  type Visit,
  type Visited,
  visit,
} from '../support/link-visit.ts'
import { mailCalled, openLinkOf, printOf } from '../support/mail-journey.ts'
import { linkIn, type ReceivedMail } from '../support/mailbox.ts'
import { completeForm } from '../support/partner.ts'
import type { JourneyStack } from '../support/stack.ts'

const DIGEST = 'Riepilogo di martedì 1º dicembre'
const NEW_LINK = 'Mandami un nuovo link'
const ACKNOWLEDGE = 'Conferma la presa visione'

let stack: JourneyStack
/** Anna's summary of Tuesday, and its page at that time. */
let mail: ReceivedMail
let page: Visited
const commands = commandLine(() => stack)

beforeAll(async () => {
  stack = await startCasework('2026-11-30T09:00:00.000Z')
  const school = await stack.addPartner('scuola')
  for (const id of ['one', 'two']) await school.send(completeForm(id))
  await stack.settle()
  await stack.advanceTo('2026-12-01T07:01:00Z')
  mail = await mailCalled(stack, 'anna-prova', DIGEST)
  page = await openLinkOf(stack, mail)
})
afterAll(() => stack.stop())

/** A page as it may be compared: without what is another for each request. */
const plain = ({ status, headers, html }: Visited) => {
  const { date: _, 'x-correlation-id': __, 'apigw-requestid': ___, ...rest } = headers
  return { status, headers: rest, html }
}
/** A link that looks like one. */
const forged = () => `${stack.endpoints.http}/l/${'A'.repeat(43)}`

test('a scanner that fetches, prefetches, and posts what no person pressed leaves the table as it was, byte for byte', async () => {
  const link = linkIn(mail)
  const { form } = buttonOn(page, `${ACKNOWLEDGE}, BG-26-0001`)
  const { 'sec-fetch-user': _, ...byScript } = fromPage
  const tries: readonly [status: number, asked: Visit][] = [
    [200, {}],
    [200, { method: 'HEAD' }],
    [200, { headers: { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-site': 'none' } }],
    [200, { headers: { 'user-agent': 'SafeLinks' } }],
    [405, { method: 'PUT', form }],
    [403, { form: {} }],
    [403, { method: 'POST' }],
    [403, { form: { press: 'act.acknowledge.0.1.nothing' } }],
    [403, { form: { press: `${form['press']?.slice(0, -1)}` } }],
    [403, { form, headers: { ...fromPage, 'sec-fetch-site': 'cross-site' } }],
    [403, { form, headers: { ...fromPage, 'sec-fetch-site': 'none' } }],
    [403, { form, headers: { ...fromPage, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' } }],
    [403, { form, headers: { ...fromPage, 'content-type': 'application/json' } }],
    [200, { form, headers: {} }],
    [200, { form, headers: byScript }],
  ]
  const before = await printOf(stack)
  for (const [status, asked] of tries) {
    expect({ asked, status: (await visit(stack, link, asked)).status }).toEqual({ asked, status })
  }
  await visit(stack, `${link}/`)
  await visit(stack, `${link}/${'0'.repeat(32)}`)
  await stack.settle()
  expect(await printOf(stack)).toBe(before)
})

test('one token opens the page of one mail; a forged one opens the page that anything unknown does', async () => {
  const unknown = await visit(stack, forged())
  expect(unknown.status).toBe(404)
  expect(unknown.html).not.toContain('BG-26')
  const others = ['/l/x', `/l/${'B'.repeat(43)}`, `/l/${'A'.repeat(42)}`, `${page.path}x`]
  for (const other of others) expect(plain(await visit(stack, other))).toEqual(plain(unknown))
  const { form } = buttonOn(page, `${ACKNOWLEDGE}, BG-26-0001`)
  expect(plain(await visit(stack, forged(), { form }))).toEqual(plain(unknown))
})

test('a link that is over shows nothing of its mail, takes no button, and is renewed by one, once an hour', async () => {
  await stack.restart(new Date('2026-12-15T09:00:30Z'))
  const over = await openLinkOf(stack, mail)
  expect(over.status).toBe(410)
  expect(over.text).toContain('Questo link è scaduto')
  expect(over.html).not.toContain('BG-26')
  expect(buttonsOn(over).map(({ says }) => says)).toEqual([NEW_LINK])
  const { form } = buttonOn(page, `${ACKNOWLEDGE}, BG-26-0001`)
  expect((await visit(stack, over.path, { form })).status).toBe(410)
  for (const _ of [1, 2])
    expect((await press(stack, over, NEW_LINK)).text).toContain('Un nuovo link è in arrivo')
  await stack.sweep()
  await stack.settle()
  const again = await openLinkOf(stack, await mailCalled(stack, 'anna-prova', 'Il nuovo link'))
  expect(again.status).toBe(200)
  expect(buttonsOn(again).map(({ says }) => says)).toContain(`${ACKNOWLEDGE}, BG-26-0001`)
  const done = await press(stack, again, `${ACKNOWLEDGE}, BG-26-0001`)
  expect(done.text).toContain('Presa visione confermata, da te martedì 15 dicembre')
  expect((await openLinkOf(stack, mail)).status).toBe(410)
})

test('a link that was revoked is as if it had never been, also for the buttons of a page that was open', async () => {
  const renewed = await mailCalled(stack, 'anna-prova', 'Il nuovo link')
  const open = await openLinkOf(stack, renewed)
  const id = mail.tags['mail'] ?? ''
  const shown = await commands.json<{ items: { links: { id: string; state: string }[] }[] }>(
    'mail',
    'show',
    id,
  )
  const links = shown.items[0]?.links ?? []
  expect(JSON.stringify(shown)).not.toContain(linkIn(mail).split('/').at(-1))
  await commands.json('link', 'revoke', '--mail', id, '--as', 'carla-prova')
  await commands.json('link', 'revoke', '--mail', renewed.tags['mail'] ?? '', '--as', 'carla-prova')
  expect(links.length).toBeGreaterThan(0)
  const unknown = plain(await visit(stack, forged()))
  expect(plain(await openLinkOf(stack, mail))).toEqual(unknown)
  expect(plain(await openLinkOf(stack, renewed))).toEqual(unknown)
  const before = await printOf(stack)
  const { form } = buttonOn(open, 'Annulla, BG-26-0001')
  expect(plain(await visit(stack, open.path, { form }))).toEqual(unknown)
  expect(await printOf(stack)).toBe(before)
})
