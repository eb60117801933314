import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findReferral } from '../../../../shared/table/referral-store.ts'
import { mailTo, openOf } from '../../../support/act-table.ts'
import {
  buttonOf,
  hiddenOf,
  type LinkTable,
  pressed,
  startLinks,
  TUESDAY,
  textOf,
} from '../../../support/link-table.ts'

const ACKNOWLEDGE = 'Conferma la presa visione'

let links: LinkTable
beforeAll(async () => {
  links = await startLinks()
})
afterAll(() => links?.stop())

/** A family that waits to be acknowledged, and the path of the link of a mail that says so. */
async function toAcknowledge() {
  const referral = await links.arrived()
  const deadline = await openOf(links.table, 'acknowledge', `referral/${referral.id}`)
  const mail = await mailTo(links.table, 'anna-prova', deadline)
  return { referral, deadline, path: `/l/${await links.linkTo(mail, 'operator/anna-prova')}` }
}
const show = async (path: string) => (await links.ask(path, { at: TUESDAY })).html

describe('what was not pressed by a person', () => {
  test.for([
    ['another page', { ...pressed, 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour', { ...pressed, 'sec-fetch-site': 'same-site' }],
    ['a script', { ...pressed, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['a frame', { ...pressed, 'sec-fetch-dest': 'iframe' }],
  ] as const)('from %s is refused, in words', async ([, headers]) => {
    const { path } = await toAcknowledge()
    const form = buttonOf(await show(path), ACKNOWLEDGE)
    const before = await links.everything()
    const { status, html } = await links.ask(path, { form, headers })
    expect(status).toBe(403)
    expect(textOf(html)).toContain('Apri di nuovo il link della mail')
    expect(await links.everything()).toBe(before)
  })

  test.for([
    ['nothing', {}],
    ['everything but that it was a person', { ...pressed, 'sec-fetch-user': '' }],
  ] as const)('is asked once more where the browser says %s', async ([, headers]) => {
    const { path, referral } = await toAcknowledge()
    const form = buttonOf(await show(path), ACKNOWLEDGE)
    const before = await links.everything()
    const asked = await links.ask(path, { form, headers })
    expect(asked.status).toBe(200)
    expect(textOf(asked.html)).toContain(`${referral.caseCode}, presa visione: ${ACKNOWLEDGE}`)
    expect(await links.everything()).toBe(before)
    const confirmed = await links.ask(path, { form: hiddenOf(asked.html), headers })
    expect(confirmed.status).toBe(303)
    expect(await findReferral(links.table, referral.id)).toMatchObject({ acknowledgedAt: TUESDAY })
  })

  test('is asked again and again where the browser would say that it was a person', async () => {
    const { path } = await toAcknowledge()
    const headers = { ...pressed, 'sec-fetch-user': '', 'sec-ch-ua': '"Chromium";v="140"' }
    const before = await links.everything()
    let form: Record<string, string> = buttonOf(await show(path), ACKNOWLEDGE)
    for (const says of ['Premi il bottone per confermare', 'con un altro browser', 'con un altro browser']) {
      const asked = await links.ask(path, { form, headers })
      expect(asked.status).toBe(200)
      expect(textOf(asked.html)).toContain(says)
      form = hiddenOf(asked.html)
    }
    expect(await links.everything()).toBe(before)
  })

  test('is confirmed for the very form that was asked about, and for no other', async () => {
    const { path } = await toAcknowledge()
    const page = await show(path)
    const asked = await links.ask(path, { form: buttonOf(page, 'a giovedì 26 novembre') })
    const { confirm = '' } = hiddenOf(asked.html)
    const before = await links.everything()
    const other = { ...buttonOf(page, ACKNOWLEDGE), confirm }
    expect((await links.ask(path, { form: other })).status).toBe(200)
    expect(await links.everything()).toBe(before)
  })

  test.for([
    ['without a nonce', { press: `act.acknowledge.${'a'.repeat(32)}.1` }],
    ['with a made up one', { press: `act.acknowledge.${'a'.repeat(32)}.1.${'A'.repeat(22)}` }],
    ['that says nothing', {}],
    ['that asks for a new link of one that is not over', { press: 'renew' }],
  ] as const)('a form %s is refused', async ([, form]) => {
    const { path } = await toAcknowledge()
    const before = await links.everything()
    expect((await links.ask(path, { form, headers: pressed })).status).toBe(403)
    expect(await links.everything()).toBe(before)
  })

  test('a body that is no form, or far too large, is refused', async () => {
    const { path } = await toAcknowledge()
    expect((await links.ask(path, { method: 'POST', headers: pressed })).status).toBe(403)
    const { press } = buttonOf(await show(path), ACKNOWLEDGE)
    const form = { press, more: 'x'.repeat(70_000) }
    expect((await links.ask(path, { form, headers: pressed })).status).toBe(403)
  })
})
