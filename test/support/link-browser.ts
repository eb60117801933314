import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { addOwnDeadline } from '../../shared/casework/deadlines/deadline-actions.ts'
import { decide } from '../../shared/casework/decide.ts'
import { raiseDanger } from '../../shared/casework/decisions/danger.ts'
import { handOver } from '../../shared/casework/handing-over.ts'
import type { Deadline } from '../../shared/domain/deadline.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { mailTo, openOf } from './act-table.ts'
import { occasionAt } from './casework-world.ts'
import { accessibilityFindings, launchChromium, overflowOf } from './chromium.ts'
import { serveLinks } from './link-server.ts'
import { type LinkTable, startLinks, TUESDAY } from './link-table.ts'

const FOLDER = join('test-results', 'pages')
const WIDTHS = [320, 360, 1280] as const
const MONDAY = '2026-11-23T10:00:00.000Z'

interface Started {
  readonly links: LinkTable
  readonly server: Awaited<ReturnType<typeof serveLinks>>
  readonly browser: Browser
  /** Of a reader's browser, which runs scripts, although our pages have none. */
  readonly page: Page
}

/** Pages behind links in a real browser, for a test file. */
export function linksInBrowser() {
  let started: Started | undefined
  const at = () => {
    if (started === undefined) throw new Error('pages are there once the tests of the file run')
    return started
  }
  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true })
    const links = await startLinks()
    const server = await serveLinks(links.table, TUESDAY)
    const browser = await launchChromium()
    started = { links, server, browser, page: await browser.newPage({ bypassCSP: true }) }
  })
  afterAll(async () => {
    await started?.browser.close()
    await started?.server.stop()
    await started?.links.stop()
  })
  return {
    at,
    lookAt: (name: string) => lookAt(at().page, name),
    /** Presses the first button that says so, and waits for the page that comes of it. */
    async press(says: string): Promise<void> {
      const { page } = at()
      const loaded = page.waitForEvent('load')
      await page.getByRole('button', { name: says }).first().click()
      await loaded
    },
    deadlines: {
      acknowledge: async () => openOf(at().links.table, 'acknowledge', await family(at())),
      /** Of so many families, all that is open: two of each. */
      async many(families: number): Promise<Deadline[]> {
        const { table, manyArrived } = at().links
        const subjects = (await manyArrived(families)).map(({ id }) => `referral/${id}`)
        return (await Promise.all(subjects.map((one) => deadlinesOf(table, one)))).flat()
      },
      danger: () => inDanger(at()),
      own: () => ownOf(at()),
      handover: () => offered(at()),
    },
    /** The address of the page of a mail that tells these. */
    async mailOf(operator: string, ...deadlines: Deadline[]): Promise<string> {
      const { links, server } = at()
      const mail = await mailTo(links.table, operator, ...deadlines)
      return `${server.origin}/l/${await links.linkTo(mail, `operator/${operator}`)}`
    },
  }
}

/** Everybody can use it: no findings, nothing to scroll to the side; kept as it is seen in a narrow and a wide window. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    expect(await overflowOf(page), `${name} at ${width} pixels`).toBe(0)
    if (width > 320) await page.screenshot({ path: join(FOLDER, `${name}.${width}.png`), fullPage: true })
  }
  expect(await accessibilityFindings(page), name).toEqual([])
}

async function family({ links }: Started): Promise<string> {
  return `referral/${(await links.arrived()).id}`
}

async function inDanger({ links }: Started): Promise<Deadline> {
  const { id } = await links.arrived()
  await decide(links.table, id, raiseDanger, occasionAt(MONDAY))
  return openOf(links.table, 'danger', `referral/${id}`)
}

async function ownOf({ links }: Started): Promise<Deadline> {
  const { id } = await links.arrived()
  const wanted = { due: '2026-11-27', note: 'Telefonare a Ndèye Fatou', owner: 'anna-prova' }
  return addOwnDeadline(links.table, id, wanted, occasionAt(MONDAY))
}

async function offered({ links }: Started): Promise<Deadline> {
  const { id } = await links.arrived()
  await handOver(links.table, id, { to: 'dalmine' }, occasionAt(MONDAY))
  return openOf(links.table, 'answer-handover', `referral/${id}`)
}
