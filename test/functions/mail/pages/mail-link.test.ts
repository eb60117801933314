import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deadlineId } from '../../../../shared/domain/deadline.ts'
import { findReferral } from '../../../../shared/table/referral-store.ts'
import { mailTo, openOf } from '../../../support/act-table.ts'
import {
  buttonOf,
  buttonsOf,
  type LinkTable,
  pressed,
  startLinks,
  TUESDAY,
  textOf,
} from '../../../support/link-table.ts'

const LATER = '2026-11-24T15:00:00.000Z'
const ACKNOWLEDGE = 'Conferma la presa visione'

let links: LinkTable
beforeAll(async () => {
  links = await startLinks()
})
afterAll(() => links?.stop())

/** A family that waits to be acknowledged, a mail that says so, and the path of its link. */
async function toAcknowledge(operator = 'anna-prova') {
  const referral = await links.arrived()
  const deadline = await openOf(links.table, 'acknowledge', `referral/${referral.id}`)
  const mail = await mailTo(links.table, operator, deadline)
  const path = `/l/${await links.linkTo(mail, `operator/${operator}`)}`
  return { referral, deadline, mail, path, anchor: `s-${deadlineId(deadline)}` }
}
const show = async (path: string, at = TUESDAY) => (await links.ask(path, { at })).html
const send = (path: string, form: Record<string, string>, at = TUESDAY) =>
  links.ask(path, { form, headers: pressed, at })

describe('the page of a mail', () => {
  test('says what is due, of which case, and has a button for each act', async () => {
    const { referral, path } = await toAcknowledge()
    const { status, html } = await links.ask(path)
    expect(status).toBe(200)
    const text = textOf(html)
    expect(text).toContain(referral.caseCode)
    expect(text).toContain('Presa visione')
    expect(text).toContain('Entro martedì 24 novembre')
    expect(buttonsOf(html).map(({ says }) => says.split(' ,')[0])).toEqual([
      ACKNOWLEDGE,
      'a mercoledì 25 novembre',
      'a giovedì 26 novembre',
      'a venerdì 27 novembre',
    ])
  })

  test('may be looked at by anybody and anything: nothing in the table changes', async () => {
    const { path } = await toAcknowledge()
    const before = await links.everything()
    for (const method of ['GET', 'HEAD']) {
      await links.ask(path, { method })
      await links.ask(`${path}/`, { method })
      await links.ask(`${path}/${'0'.repeat(32)}`, { method })
    }
    expect(await links.everything()).toBe(before)
  })

  test('is written in the language of its reader', async () => {
    const { path } = await toAcknowledge('carla-prova')
    const html = await show(path)
    expect(html).toContain('<html lang="en">')
    expect(textOf(html)).toContain('By Tuesday 24 November')
  })

  test('says that it is over to somebody who has left', async () => {
    const { path } = await toAcknowledge('gone-prova')
    const { status, html } = await links.ask(path)
    expect(status).toBe(403)
    expect(textOf(html)).toContain('Questo link non vale più')
    expect(buttonsOf(html)).toEqual([])
  })

  test('says the same to somebody who no longer works in that district', async () => {
    const { path, referral } = await toAcknowledge('dino-prova')
    const { status, html } = await links.ask(path)
    expect(status).toBe(403)
    expect(html).not.toContain(referral.caseCode)
  })

  test('is kept by nobody, framed by nobody, and runs nothing', async () => {
    const { path } = await toAcknowledge()
    const { headers } = await links.ask(path)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-robots-tag']).toContain('noindex')
  })
})

describe('a button', () => {
  test('does what it says, and leads back to its line, which says so', async () => {
    const { referral, path, anchor } = await toAcknowledge()
    const answer = await send(path, buttonOf(await show(path), ACKNOWLEDGE))
    expect(answer.status).toBe(303)
    expect(answer.location).toMatch(new RegExp(`^${path}/[0-9a-f]{32}#${anchor}$`))
    expect(await findReferral(links.table, referral.id)).toMatchObject({ acknowledgedAt: TUESDAY })
    const after = textOf(await show(answer.location.split('#')[0] ?? ''))
    expect(after).toContain('Presa visione confermata, da te martedì 24 novembre alle 10:12')
    expect(after).toContain(`Annulla , ${referral.caseCode}`)
  })

  test('pressed twice does it once', async () => {
    const { path } = await toAcknowledge()
    const button = buttonOf(await show(path), ACKNOWLEDGE)
    const first = await send(path, button)
    const before = await links.everything()
    expect(await send(path, button, LATER)).toEqual(first)
    expect(await links.everything()).toBe(before)
  })

  test('can be undone, and then pressed again', async () => {
    const { referral, path } = await toAcknowledge()
    await send(path, buttonOf(await show(path), ACKNOWLEDGE))
    const undone = await send(path, buttonOf(await show(path), 'Annulla'), LATER)
    expect(undone.status).toBe(303)
    expect(await findReferral(links.table, referral.id)).not.toHaveProperty('acknowledgedAt')
    const again = await show(path, LATER)
    expect(textOf(again)).toContain('Hai annullato: è di nuovo da fare.')
    await send(path, buttonOf(again, ACKNOWLEDGE), LATER)
    expect(await findReferral(links.table, referral.id)).toMatchObject({ acknowledgedAt: LATER })
  })

  test('puts off until the day that it names', async () => {
    const { path } = await toAcknowledge()
    await send(path, buttonOf(await show(path), 'a giovedì 26 novembre'))
    expect(textOf(await show(path))).toContain('Rimandata a giovedì 26 novembre, da te')
  })

  test('that somebody else was quicker with changes nothing and says so', async () => {
    const { referral, deadline, path } = await toAcknowledge()
    const other = `/l/${await links.linkTo(await mailTo(links.table, 'bruno-prova', deadline), 'operator/bruno-prova')}`
    const button = buttonOf(await show(path), ACKNOWLEDGE)
    await send(other, buttonOf(await show(other), ACKNOWLEDGE))
    const before = await links.everything()
    const { status, html } = await send(path, button, LATER)
    expect(status).toBe(409)
    expect(textOf(html)).toContain(
      `${referral.caseCode}: l’ha già fatto un’altra persona martedì 24 novembre alle 10:12.`,
    )
    expect(await links.everything()).toBe(before)
  })

  test('of an older page, after another of its buttons was pressed, says what has become of it', async () => {
    const { referral, path } = await toAcknowledge()
    const page = await show(path)
    await send(path, buttonOf(page, 'a giovedì 26 novembre'))
    const { status, html } = await send(path, buttonOf(page, ACKNOWLEDGE))
    expect(status).toBe(409)
    expect(textOf(html)).toContain(`${referral.caseCode}: nel frattempo la scadenza è cambiata.`)
    expect(buttonsOf(html).map(({ says }) => says)).toContain(`${ACKNOWLEDGE} , ${referral.caseCode}`)
  })

  test('is undone for 24 hours', async () => {
    const { path, referral } = await toAcknowledge()
    await send(path, buttonOf(await show(path), ACKNOWLEDGE))
    const undo = buttonOf(await show(path), 'Annulla')
    const tooLate = '2026-11-25T09:12:00.000Z'
    const before = await links.everything()
    const { status, html } = await send(path, undo, tooLate)
    expect(status).toBe(409)
    expect(textOf(html)).toContain('Non si può più annullare')
    expect(await links.everything()).toBe(before)
    const offered = buttonsOf(await show(path, tooLate)).map(({ says }) => says)
    expect(offered).not.toContain(`Annulla , ${referral.caseCode}`)
  })

  test('of one mail is none of another, nor of another deadline', async () => {
    const [one, other] = [await toAcknowledge(), await toAcknowledge()]
    const before = await links.everything()
    const foreign = buttonOf(await show(other.path), ACKNOWLEDGE)
    expect((await send(one.path, foreign)).status).toBe(403)
    const { press } = buttonOf(await show(one.path), ACKNOWLEDGE)
    const moved = press.replace(deadlineId(one.deadline), deadlineId(other.deadline))
    expect((await send(one.path, { press: moved })).status).toBe(403)
    expect(await links.everything()).toBe(before)
  })
})
