import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkOfMail } from '../../../../functions/mail/sending/link-of-mail.ts'
import { stylesheet, stylesheetPath } from '../../../../shared/pages/stylesheet.ts'
import { findMail, linesOf, mailRows, outgoing } from '../../../../shared/table/mail-store.ts'
import { mailTo, openOf } from '../../../support/act-table.ts'
import {
  buttonOf,
  buttonsOf,
  hiddenOf,
  type LinkTable,
  pressed,
  SENT,
  startLinks,
  TUESDAY,
  textOf,
} from '../../../support/link-table.ts'

const NEVER = 'x'.repeat(43)
/** A working morning, its evening, and the next morning on which the office may be written to. */
const MONTH_LATER = '2026-12-29T09:12:00.000Z'
const SAME_HOUR = '2026-12-29T09:58:00.000Z'
const NEXT_HOUR = '2026-12-29T10:00:00.000Z'
const EVENING = '2026-12-29T21:00:00.000Z'
const NEXT_MORNING = '2026-12-30T07:00:00.000Z'

let links: LinkTable
beforeAll(async () => {
  links = await startLinks()
})
afterAll(() => links?.stop())

/** A mail to somebody about a family, and its link. */
async function told(operator = 'anna-prova', others: Parameters<LinkTable['linkTo']>[2] = {}) {
  const referral = await links.arrived()
  const deadline = await openOf(links.table, 'acknowledge', `referral/${referral.id}`)
  const mail = await mailTo(links.table, operator, deadline)
  const token = await links.linkTo(mail, `operator/${operator}`, others)
  return { referral, mail, path: `/l/${token}` }
}
const mailsOf = async (operator: string) => Array.fromAsync(mailRows(links.table, `operator/${operator}`))

describe('a link that opens nothing', () => {
  test('is answered with one and the same page, whether it never was, is broken, or was revoked', async () => {
    const { path } = await told('anna-prova', { revokedAt: SENT })
    const never = await links.ask(`/l/${NEVER}`)
    expect(never.status).toBe(404)
    expect(textOf(never.html)).toContain('Questo link non apre nessuna pagina')
    for (const other of [path, `${path}/abc`, '/l/short', '/l/', '/l', `/l/${'é'.repeat(43)}`, `${path}.`]) {
      expect(await links.ask(other), other).toEqual(never)
    }
  })

  test('is answered so to a form too', async () => {
    const { path } = await told('anna-prova', { revokedAt: SENT })
    const never = await links.ask(`/l/${NEVER}`)
    for (const one of [path, `/l/${NEVER}`]) {
      expect(await links.ask(one, { form: { press: 'renew' }, headers: pressed })).toEqual(never)
    }
  })

  test('and any other method than GET, HEAD and POST, is refused', async () => {
    const { path } = await told()
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, headers } = await links.ask(path, { method })
      expect(status).toBe(405)
      expect(headers['allow']).toBe('GET, HEAD, POST')
    }
  })
})

describe('a link whose time is over', () => {
  test('shows nothing of its mail, and offers a new one', async () => {
    const { referral, path } = await told()
    const { status, html } = await links.ask(path, { at: MONTH_LATER })
    expect(status).toBe(410)
    expect(html).not.toContain(referral.caseCode)
    expect(buttonsOf(html).map(({ says }) => says)).toEqual(['Mandami un nuovo link'])
  })

  test('sends its reader a mail whose link opens the page of the first', async () => {
    const { mail, path } = await told('bruno-prova')
    const button = buttonOf((await links.ask(path, { at: MONTH_LATER })).html, 'Mandami')
    const { status, html } = await links.ask(path, { form: button, headers: pressed, at: MONTH_LATER })
    expect(status).toBe(200)
    expect(textOf(html)).toContain('La mail parte entro pochi minuti')
    const [row] = (await mailsOf('bruno-prova')).filter(({ kind }) => kind === 'renewed-link')
    const renewed = await findMail(links.table, String(row?.['id']))
    expect(renewed).toMatchObject({ status: 'pending', about: `mail/${mail}`, notBefore: MONTH_LATER })
    expect(await linesOf(links.table, String(row?.['id']))).toEqual([])
    if (renewed === undefined) throw new Error('no mail was written')
    expect(linkOfMail(renewed, NEVER, new Date(MONTH_LATER))).toMatchObject({ kind: 'mail', mail })
    const waking = await Array.fromAsync(outgoing(links.table, 'urgent', new Date(MONTH_LATER)))
    expect(waking.map(({ id }) => id)).toContain(renewed.id)
  })

  test('sends one an hour, however often it is asked', async () => {
    const { path } = await told('anna-prova')
    const button = buttonOf((await links.ask(path, { at: MONTH_LATER })).html, 'Mandami')
    const count = async () =>
      (await mailsOf('anna-prova')).filter(({ kind }) => kind === 'renewed-link').length
    const before = await count()
    for (const at of [MONTH_LATER, SAME_HOUR]) {
      await links.ask(path, { form: button, headers: pressed, at })
    }
    expect(await count()).toBe(before + 1)
    await links.ask(path, { form: button, headers: pressed, at: NEXT_HOUR })
    expect(await count()).toBe(before + 2)
  })

  test('sends none at night: it says when', async () => {
    const { path } = await told('carla-prova')
    const button = buttonOf((await links.ask(path, { at: EVENING })).html, 'Send me')
    const { html } = await links.ask(path, { form: button, headers: pressed, at: EVENING })
    expect(textOf(html)).toContain('it leaves on Wednesday 30 December at 08:00')
    const [row] = (await mailsOf('carla-prova')).filter(({ kind }) => kind === 'renewed-link')
    expect(row).toMatchObject({ notBefore: NEXT_MORNING })
  })

  test('asks once more where the browser does not say that it was a person', async () => {
    const { path } = await told()
    const button = buttonOf((await links.ask(path, { at: MONTH_LATER })).html, 'Mandami')
    const before = await links.everything()
    const asked = await links.ask(path, { form: button, at: MONTH_LATER })
    expect(await links.everything()).toBe(before)
    await links.ask(path, { form: hiddenOf(asked.html), at: MONTH_LATER })
    expect(await links.everything()).not.toBe(before)
  })

  test('does nothing but that, also for a button of the time before', async () => {
    const { path } = await told()
    const button = buttonOf((await links.ask(path, { at: TUESDAY })).html, 'Conferma')
    const before = await links.everything()
    const { status } = await links.ask(path, { form: button, headers: pressed, at: MONTH_LATER })
    expect(status).toBe(410)
    expect(await links.everything()).toBe(before)
  })

  test('offers nothing to somebody who has left', async () => {
    const { path } = await told('gone-prova')
    const { status, html } = await links.ask(path, { at: MONTH_LATER })
    expect(status).toBe(403)
    expect(buttonsOf(html)).toEqual([])
  })
})

describe('besides links', () => {
  test('the stylesheet is kept for ever, under the name of what it holds', async () => {
    const { status, headers, html } = await links.ask(stylesheetPath)
    expect(status).toBe(200)
    expect(headers['cache-control']).toContain('immutable')
    expect(html).toBe(stylesheet)
    expect((await links.ask('/assets/other.css')).status).toBe(404)
  })

  test('how accessible the pages are is said to everybody', async () => {
    const { status, html } = await links.ask('/l/accessibilita')
    expect(status).toBe(200)
    expect(textOf(html)).toContain('WCAG 2.1')
  })
})
