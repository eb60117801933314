/**
 * `npm run demo`: a form of every provider, from the sender to the referral, a week and a half of casework with them, and
 * what all of them found in their mailboxes, on a fresh stack, in under a minute.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectLocally } from '../cli/connection.ts'
import { EVENT_SOURCE } from '../events/source.ts'
import { showForms } from './demo/forms.ts'
import { eventsAsText, promisesAsText } from './demo/printed.ts'
import type { DemoPromise, PublishedEvent } from './demo/promises.ts'
import { scenes } from './demo/scenes.ts'
import { FRIDAY_NIGHT } from './demo/times.ts'
import { type DemoWorld, openWorld } from './demo/world.ts'
import { startStack } from './stack.ts'

const SETTLED_WITHIN_MS = 20_000

const say = (line: string) => process.stdout.write(`${line}\n`)

process.exitCode = await main()
process.exit()

async function main(): Promise<number> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'raccordo-demo-'))
  const published: PublishedEvent[] = []
  const stack = await startStack({
    stateFolder,
    demo: 'districts-only',
    now: FRIDAY_NIGHT,
    onEvent({ source, detail }) {
      // SES's own events come by another bus, and tell of mails.
      if (source === EVENT_SOURCE) published.push(eventOf(detail))
    },
    print: say,
  })
  const connection = await connectLocally(stack.endpoints)
  const untilQuiet = () => waitUntil(() => stack.unquiet().length === 0)
  try {
    const areFormsRight = await showForms({ connection, published, say, untilQuiet })
    const isCaseworkRight = await showCasework(openWorld(stack, untilQuiet), published)
    return areFormsRight && isCaseworkRight ? 0 : 1
  } finally {
    connection.close()
    await stack.stop()
    rmSync(stateFolder, { recursive: true, force: true })
  }
}

function eventOf(detail: Readonly<Record<string, unknown>>): PublishedEvent {
  return { id: String(detail['id']), type: String(detail['type']), subject: String(detail['subject']) }
}

/** Scene by scene; whether everything became what it should. */
async function showCasework(world: DemoWorld, published: readonly PublishedEvent[]): Promise<boolean> {
  const promises: DemoPromise[] = []
  for (const { title, play } of scenes) {
    const lines: string[] = []
    promises.push(...(await play(world, (line) => lines.push(line))))
    say(`\n${title}:\n${lines.join('\n')}`)
  }
  await world.untilQuiet()
  say(`\nThe events on the bus:\n${eventsAsText(published)}`)
  say(`\nAll as it should be?\n${promisesAsText(promises)}`)
  return promises.every(({ isKept }) => isKept)
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const until = Date.now() + SETTLED_WITHIN_MS
  while (!isSo() && Date.now() < until) await new Promise((resume) => setTimeout(resume, 50))
}
