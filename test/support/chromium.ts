import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Why pages cannot be tried here; undefined where they can. Where it is required, they are tried and fail. */
export const noChromium =
  existsSync(executablePath) || process.env['RACCORDO_REQUIRE_CHROMIUM'] === '1'
    ? undefined
    : `no Chromium at ${executablePath}: install it (apt-get install chromium), or name it in CHROMIUM`

export function launchChromium(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath, headless: true, args })
}

/** What axe-core finds against WCAG 2.1 AA, each with the element it is about. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  return page.evaluate(async (runOnly) => {
    // The page has it from the script that was just added, which the types of this file know nothing of.
    const { axe } = globalThis as typeof globalThis & { axe: typeof import('axe-core') }
    const { violations } = await axe.run({ runOnly })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, WCAG)
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** By how many pixels a page is wider than its window: what one would have to scroll to the side. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
