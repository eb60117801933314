import { describe, expect, test } from 'vitest'
import { noChromium } from '../support/chromium.ts'
import { linksInBrowser } from '../support/link-browser.ts'

const TIMES = 5

if (noChromium !== undefined) process.stderr.write(`pages are not used: ${noChromium}\n`)

describe.skipIf(noChromium !== undefined)('the page of a mail', { timeout: 120_000 }, () => {
  const { at, deadlines, mailOf } = linksInBrowser()

  test('is used by keyboard alone, also where scripts are off', async () => {
    const { browser } = at()
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(await mailOf('anna-prova', await deadlines.acknowledge()))
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Vai al contenuto')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toContain('Conferma la presa visione')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#s-/)
    expect(await page.locator('li:target').textContent()).toContain('Presa visione confermata')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toContain('Annulla')
    await page.keyboard.press('Enter')
    await page.getByText('Hai annullato').waitFor()
    expect(await page.locator('li:target').textContent()).toContain('Hai annullato')
    await page.close()
  })

  test('leads back to itself without sending anything again', async () => {
    const { page, links } = at()
    await page.goto(await mailOf('anna-prova', await deadlines.acknowledge()))
    await page.getByRole('button', { name: 'Conferma la presa visione' }).click()
    await page.waitForURL(/#s-/)
    const before = await links.everything()
    const posts: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') posts.push(request.url())
    })
    await page.reload()
    await page.goBack()
    await page.goForward()
    expect(posts).toEqual([])
    expect(await links.everything()).toBe(before)
  })

  test('asks for nothing but its stylesheet, and runs into none of its own prohibitions', async () => {
    const { browser } = at()
    const page = await browser.newPage()
    const asked: string[] = []
    const said: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/')[1] ?? ''))
    page.on('console', (message) => said.push(message.text()))
    await page.goto(await mailOf('anna-prova', await deadlines.acknowledge(), await deadlines.danger()))
    expect(asked).toEqual(['l', 'assets'])
    expect(said).toEqual([])
    await page.close()
  })

  test.for([
    ['presses every first button that it finds', 1, "document.querySelector('button[name=press]')?.click()"],
    ['presses what it is asked for in return', TIMES, "document.querySelector('button')?.click()"],
    ['sends every form', 1, 'document.forms[0]?.submit()'],
    [
      'sends every form as if pressed',
      TIMES,
      "document.forms[0]?.requestSubmit(document.forms[0]?.querySelector('button'))",
    ],
    [
      'sends forms behind the page',
      1,
      "fetch(location, { method: 'POST', body: new FormData(document.forms[0]) })",
    ],
  ] as const)('is changed by no scanner that fetches it, runs scripts and %s', async ([, sends, script]) => {
    const { browser, links } = at()
    const url = await mailOf('anna-prova', await deadlines.acknowledge())
    const before = await links.everything()
    for (const method of ['GET', 'HEAD']) await fetch(url, { method })
    await fetch(url, { method: 'POST', body: new URLSearchParams({ press: 'act' }) })
    const page = await browser.newPage({ bypassCSP: true })
    let posts = 0
    page.on('response', (response) => {
      if (response.request().method() === 'POST') posts += 1
    })
    // Run by the page itself: what a test evaluates counts as a person's doing.
    await page.addInitScript(`addEventListener('load', () => {
      const times = Number(sessionStorage.getItem('times') ?? 0) + 1
      sessionStorage.setItem('times', times)
      if (times <= ${TIMES}) setTimeout(() => { ${script} })
    })`)
    await page.goto(url)
    await expect.poll(() => posts).toBe(sends)
    await page.waitForLoadState()
    await page.close()
    expect(await links.everything()).toBe(before)
  })
})
