import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { mail, startRig } from '../local/ses/ses-rig.ts'
import { launchChromium, noChromium } from '../support/chromium.ts'

describe.skipIf(noChromium !== undefined)('the page of the mailbox', () => {
  test('opens a mail’s link in a window of its own: pages behind links stand in no frame', async () => {
    const pages = createServer((_request, response) => {
      response.setHeader('content-security-policy', "frame-ancestors 'none'")
      response.setHeader('content-type', 'text/html')
      response.end('<title>behind the link</title>')
    }).listen(0, '127.0.0.1')
    await once(pages, 'listening')
    const link = `http://127.0.0.1:${(pages.address() as AddressInfo).port}/l/token` // it listens on a port
    const { send, ses } = await startRig()
    const Body = { Text: { Data: link }, Html: { Data: `<html lang="it"><a href="${link}">Apri</a></html>` } }
    await send({ Content: { Simple: { ...mail.Content.Simple, Body } } })
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      await page.goto(ses.mailboxUrl)
      await page.getByText('Toggle HTML view').click()
      const opened = page.waitForEvent('popup', { timeout: 10_000 })
      await page.frameLocator('iframe').getByText('Apri').click()
      const behind = await opened
      await behind.waitForLoadState()
      expect(await behind.title()).toBe('behind the link')
    } finally {
      await browser.close()
      pages.closeAllConnections()
      pages.close()
    }
  })
})
