/** `npm run demo`: the main job from beginning to end on a fresh stack of its own, in under a minute. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connection, connectLocally } from '../cli/connection.ts'
import { toTable } from '../cli/output.ts'
import { addPartner } from '../cli/partners.ts'
import { listReferrals } from '../cli/referrals.ts'
import { listSubmissions, replaySubmission } from '../cli/submissions.ts'
import { secretFrom, sign } from '../shared/standard-webhooks.ts'
import { type DemoSubmission, submissions } from './demo/submissions.ts'
import { startStack } from './stack.ts'

interface PublishedEvent {
  readonly type: string
  readonly subject: string
}

const PARTNER = 'scuola-di-prova'
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
    onEvent: ({ detail }) =>
      published.push({ type: String(detail['type']), subject: String(detail['subject']) }),
    print: say,
  })
  const connection = await connectLocally(stack.endpoints)
  try {
    return await show(connection, stack.unquiet, published)
  } finally {
    connection.close()
    await stack.stop()
    rmSync(stateFolder, { recursive: true, force: true })
  }
}

async function show(
  connection: Connection,
  unquiet: () => readonly string[],
  published: readonly PublishedEvent[],
): Promise<number> {
  const { webhookUrl, secret } = await addPartner(connection, {
    id: PARTNER,
    name: 'Scuola di prova',
    provider: 'json',
    district: 'bergamo',
    origin: 'school',
  })
  say(`\nThe partner ${PARTNER} posts to ${webhookUrl}`)
  for (const [index, submission] of submissions.entries()) {
    const status = await post(webhookUrl, secret, submission, `demo-${index}`)
    say(`  ${index + 1}/${submissions.length}  ${submission.what.padEnd(50)} ${status}`)
  }
  const isSettled = await waitUntil(() => unquiet().length === 0)
  await printSubmissions(connection)
  say(
    '\nAn operator completes demo-3 (raccordo submission replay … --correct municipality=Bergamo --correct needs=housing):',
  )
  const corrections = { municipality: 'Bergamo', needs: 'housing' }
  const completed = await replaySubmission(connection, PARTNER, 'demo-3', corrections, 10)
  say(`  demo-3 is ${completed.status}`)
  await printReferrals(connection)
  const isQuiet = await waitUntil(() => unquiet().length === 0)
  printEvents(published)
  return isSettled && isQuiet && completed.status === 'registered' ? 0 : 1
}

async function post(
  url: string,
  secret: string,
  { body, isForged }: DemoSubmission,
  id: string,
): Promise<number> {
  const bytes = Buffer.from(JSON.stringify(body))
  const key = isForged ? secretFrom(new Uint8Array(32)) : secret
  const headers = { 'content-type': 'application/json', ...sign(key, id, new Date(), bytes) }
  const answer = await fetch(url, { method: 'POST', headers, body: bytes })
  return answer.status
}

async function printSubmissions(connection: Connection): Promise<void> {
  const rows = await listSubmissions(connection)
  const problemsOf = (problems: unknown) =>
    (problems as { field: string; problem: string }[])
      .map(({ field, problem }) => `${field} ${problem}`)
      .join(', ')
  say('\nWhat became of each (the repeat is none of its own, the forged one was not kept):')
  say(
    toTable([
      ['submission', 'status', 'problems'],
      ...rows.map((row) => [String(row['submissionId']), String(row['status']), problemsOf(row['problems'])]),
    ]),
  )
}

async function printReferrals(connection: Connection): Promise<void> {
  const columns = ['caseCode', 'submissionId', 'district', 'urgency', 'status', 'isOutOfArea']
  const rows = await listReferrals(connection)
  say('\nThe referrals, by case code:')
  say(toTable([columns, ...rows.map((row) => columns.map((column) => String(row[column])))]))
}

function printEvents(published: readonly PublishedEvent[]): void {
  say(`\nThe ${published.length} events published on the bus:`)
  say(toTable(published.map(({ type, subject }) => ['', type, subject])))
}

async function waitUntil(isSo: () => boolean): Promise<boolean> {
  const until = Date.now() + SETTLED_WITHIN_MS
  while (!isSo() && Date.now() < until) await new Promise((resume) => setTimeout(resume, 50))
  return isSo()
}
