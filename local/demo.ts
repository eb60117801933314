/** `npm run demo`: a form of every provider, from the sender to the referral, on a fresh stack, in under a minute. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connection, connectLocally } from '../cli/connection.ts'
import { replaySubmission } from '../cli/submissions/replay.ts'
import {
  eventsAsText,
  partnersAsText,
  promisesAsText,
  referralsAsText,
  submissionsAsText,
} from './demo/printed.ts'
import { lookAtPromises, type PublishedEvent } from './demo/promises.ts'
import { type ConnectedPartner, connectPartners, sendStep } from './demo/send.ts'
import { completion, type DemoStep, firstSteps, laterSteps } from './demo/steps.ts'
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
    onEvent: ({ detail }) => published.push(eventOf(detail)),
    print: say,
  })
  const connection = await connectLocally(stack.endpoints)
  const untilQuiet = () => waitUntil(() => stack.unquiet().length === 0)
  try {
    return (await show(connection, untilQuiet, published)) ? 0 : 1
  } finally {
    connection.close()
    await stack.stop()
    rmSync(stateFolder, { recursive: true, force: true })
  }
}

function eventOf(detail: Readonly<Record<string, unknown>>): PublishedEvent {
  return { id: String(detail['id']), type: String(detail['type']), subject: String(detail['subject']) }
}

/** Whether everything became what it should. */
async function show(
  connection: Connection,
  untilQuiet: () => Promise<void>,
  published: readonly PublishedEvent[],
): Promise<boolean> {
  const partners = await connectPartners(connection)
  say(`\nEach partner has its own form, at its own provider:\n${partnersAsText()}\n`)
  const areFirstAnswered = await sendAll(partners, firstSteps)
  await untilQuiet()
  say(`\nWhat became of each (the forged one was not kept):\n${await submissionsAsText(connection)}\n`)
  const areLaterAnswered = await sendAll(partners, laterSteps)
  const { partner, submissionId, corrections } = completion
  say(`\nAn operator completes ${submissionId}: raccordo submission replay ${partner} ${submissionId} …`)
  const replay = { form: partner, submissionId, corrections, waitSeconds: 10 }
  const completed = await replaySubmission(connection, replay)
  say(`  it is ${completed.status}`)
  await untilQuiet()
  say(`\nThe referrals:\n${await referralsAsText(connection)}`)
  say(`\nThe events on the bus:\n${eventsAsText(published)}`)
  const promises = await lookAtPromises(connection, published)
  say(`\nAll as it should be?\n${promisesAsText(promises)}`)
  return areFirstAnswered && areLaterAnswered && promises.every(({ isKept }) => isKept)
}

/** One after the other; whether each was answered as it should be. */
async function sendAll(
  partners: ReadonlyMap<string, ConnectedPartner>,
  steps: readonly DemoStep[],
): Promise<boolean> {
  const answers: boolean[] = []
  for (const step of steps) {
    const partner = partners.get(step.partner)
    if (partner === undefined)
      throw new Error(`the demo has no partner ${step.partner}: add it to partners.ts`)
    const status = await sendStep(partner, step)
    answers.push(status === step.answer)
    const mark = status === step.answer ? '' : `  (should be ${step.answer})`
    say(`  ${step.partner.padEnd(14)} ${step.what.padEnd(46)} ${status}${mark}`)
  }
  return answers.every(Boolean)
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const until = Date.now() + SETTLED_WITHIN_MS
  while (!isSo() && Date.now() < until) await new Promise((resume) => setTimeout(resume, 50))
}
