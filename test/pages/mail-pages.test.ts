import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { linksInBrowser } from '../support/link-browser.ts'

const MONTH_LATER = '2026-12-29T21:12:00.000Z'
const TUESDAY = '2026-11-24T09:12:00.000Z'
const WEDNESDAY = '2026-11-25T07:30:00.000Z'

if (noChromium !== undefined) process.stderr.write(`pages are not looked at: ${noChromium}\n`)

describe.skipIf(noChromium !== undefined)('everybody can read', { timeout: 120_000 }, () => {
  const { at, lookAt, press, deadlines, mailOf } = linksInBrowser()

  test('a digest, what was done on it, what was put off, and what somebody else was quicker with', async () => {
    const { page, server } = at()
    const { acknowledge, danger, own } = deadlines
    const told = [await danger(), await acknowledge(), await acknowledge(), await acknowledge(), await own()]
    const url = await mailOf('anna-prova', ...told)
    const colleague = await mailOf('bruno-prova', ...told)
    await page.goto(url)
    await lookAt('digest')
    await press('Conferma la presa visione')
    await lookAt('digest-acknowledged')
    expect(await page.title()).toContain('presa visione confermata')
    await page.locator('summary').first().click()
    await lookAt('digest-putting-off')
    await press('a giovedì 26 novembre')
    await press('Segna come fatta')
    await lookAt('digest-done')
    await press('Annulla')
    await lookAt('digest-undone')
    const second = await at().browser.newPage()
    await second.goto(colleague)
    const loaded = second.waitForEvent('load')
    await second.getByRole('button', { name: 'Conferma la presa visione' }).first().click()
    await loaded
    await second.close()
    await press('Conferma la presa visione')
    await lookAt('digest-too-late')
    server.moveTo(WEDNESDAY)
    await page.goto(await mailOf('anna-prova', await acknowledge()))
    await lookAt('digest-next-day')
    server.moveTo(TUESDAY)
  })

  test('a digest of 120 lines', async () => {
    const many = await deadlines.many(60)
    expect(many).toHaveLength(120)
    const { page } = at()
    await page.goto(await mailOf('anna-prova', ...many))
    expect(await page.locator('.line').count()).toBeGreaterThanOrEqual(120)
    await lookAt('digest-long')
  })

  test('a hand-over that wants an answer', async () => {
    const { page } = at()
    await page.goto(await mailOf('dino-prova', await deadlines.handover()))
    await page.getByText('Non accettare').first().click()
    await lookAt('handover')
    await page.getByLabel('Motivo').selectOption('no-capacity')
    await press('Non accettare il passaggio')
    await lookAt('handover-sent-back')
  })

  test('a link that is over, that a new one is on its way, and all that a link may say instead of its page', async () => {
    const { page, server } = at()
    const url = await mailOf('anna-prova', await deadlines.acknowledge())
    server.moveTo(MONTH_LATER)
    await page.goto(url)
    await lookAt('expired')
    await press('Mandami un nuovo link')
    await lookAt('renewed')
    server.moveTo(TUESDAY)
    await page.goto(await mailOf('gone-prova', await deadlines.acknowledge()))
    await lookAt('left')
    await page.goto(`${server.origin}/l/${'x'.repeat(43)}`)
    await lookAt('unknown')
    await page.goto(`${server.origin}/l/accessibilita`)
    await lookAt('accessibility')
  })

  test('that a press is to be confirmed, and that a form was not ours', async () => {
    const { page, server } = at()
    const url = await mailOf('carla-prova', await deadlines.acknowledge())
    await page.goto(url)
    await lookAt('english')
    server.hearAsSafari(true)
    await press('Acknowledge')
    await lookAt('confirm')
    await press('Yes, confirm')
    expect(await page.textContent('body')).toContain('Acknowledged, by you')
    server.hearAsSafari(false)
    const loaded = page.waitForEvent('load')
    await page.evaluate(() => document.forms[0]?.requestSubmit())
    await loaded
    await lookAt('not-ours')
  })
})
