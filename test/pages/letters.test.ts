import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { language } from '../../shared/domain/language.ts'
import { renderLetter } from '../../shared/mail/render-letter.tsx'
import { accessibilityFindings, launchChromium, noChromium, overflowOf } from '../support/chromium.ts'
import { sampleContents } from '../support/letters.ts'

const FOLDER = join('test-results', 'mails')
const WIDTHS = [320, 600] as const
const SCHEMES = ['light', 'dark'] as const

/** Of feedback one is looked at: the others differ in a sentence. */
const letters = language.options.flatMap((its) =>
  [...sampleContents(its)]
    .filter(([name]) => !/^feedback-(?!closed-not-reachable)/.test(name))
    .map(([name, content]) => ({ name: `${name}.${its}`, content })),
)

if (noChromium !== undefined) process.stderr.write(`letters are not looked at: ${noChromium}\n`)

describe.skipIf(noChromium !== undefined)('letters in a browser', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true })
    browser = await launchChromium()
    page = await browser.newPage()
  })
  afterAll(() => browser.close())

  test.each(letters)(
    '$name is readable at 320 pixels, in light and dark, and by everybody',
    async ({ name, content }) => {
      const { html, subject, text } = renderLetter(content)
      writeFileSync(join(FOLDER, `${name}.html`), html)
      writeFileSync(join(FOLDER, `${name}.txt`), `${subject}\n\n${text}`)
      const asked = watchRequests(page)
      for (const colorScheme of SCHEMES) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 })
          await page.emulateMedia({ colorScheme })
          await page.setContent(html)
          await page.screenshot({ path: join(FOLDER, `${name}.${width}.${colorScheme}.png`), fullPage: true })
          expect(await overflowOf(page)).toBe(0)
        }
        expect(await accessibilityFindings(page)).toEqual([])
      }
      expect(asked).toEqual([])
    },
  )
})

/** What a letter fetches: nothing. */
function watchRequests(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  return asked
}
