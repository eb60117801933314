import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Connection, connectLocally } from '../../cli/connection.ts'
import { listEvents } from '../../cli/events.ts'
import { addPartner } from '../../cli/partners.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { journeyStateFolder } from '../support/journey-assembly.ts'
import { completeForm, makePartner } from '../support/partner.ts'
import { type RunnerProcess, startRunner, untilQuiet } from '../support/runner-process.ts'
import { TIME_SCALE } from '../support/stack.ts'

let runner: RunnerProcess | undefined
let connection: Connection | undefined
afterAll(async () => {
  connection?.close()
  await runner?.kill()
})

const stateFolder = journeyStateFolder()

async function start() {
  connection?.close()
  runner = await startRunner(stateFolder, TIME_SCALE)
  connection = await connectLocally(runner.endpoints)
  return { runner, connection }
}

test('what was answered 202 before the power went is registered after the next start, once', async () => {
  const first = await start()
  const form = { id: 'scuola', name: 'Scuola', provider: 'json', district: 'bergamo' } as const
  const { secret } = await addPartner(first.connection, form)
  const { http } = first.runner.endpoints
  const school = makePartner('scuola', secret, () => `${http}/webhooks/scuola`)
  const ids = Array.from({ length: 8 }, (_, number) => `s-${number}`)
  const answers = await Promise.all(ids.map((id) => school.send(completeForm(id))))
  await first.runner.kill()
  expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 202))
  expect(registrationsIn()).toBeLessThan(ids.length)
  expect(existsSync(join(stateFolder, 'lock'))).toBe(true)

  const second = await start()
  expect(second.runner.endpoints.control).not.toBe(first.runner.endpoints.control)
  await untilQuiet(second.runner)
  const referrals = await listReferrals(second.connection)
  expect(referrals.map((row) => row['submissionId']).toSorted()).toEqual(ids)
  const submissions = await listSubmissions(second.connection)
  expect(submissions.map(({ status }) => status)).toEqual(ids.map(() => 'registered'))
  const events = await listEvents(second.connection)
  for (const type of ['submission.received', 'submission.registered', 'referral.received']) {
    expect(events.filter((event) => event['type'] === type)).toHaveLength(ids.length)
  }
}, 90_000)

test('a runner that is interrupted stops cleanly and takes its addresses with it', async () => {
  const running = runner ?? (await start()).runner
  expect(JSON.parse(readFileSync(join(stateFolder, 'endpoints.json'), 'utf8'))).toEqual(running.endpoints)
  expect(Object.keys(running.endpoints).toSorted()).toEqual(
    'bus control dynamodb eventbridge http mailbox queues region ses sqs table'.split(' '),
  )
  expect(await running.interrupt()).toBe(0)
  expect(existsSync(join(stateFolder, 'endpoints.json'))).toBe(false)
  expect(existsSync(join(stateFolder, 'lock'))).toBe(false)
}, 60_000)

/** How many submissions the killed runner's function had registered. */
function registrationsIn(): number {
  const log = readFileSync(join(stateFolder, 'logs/raccordo-dev-register-submission.jsonl'), 'utf8')
  return log.split('\n').filter((line) => line.includes('"message":"registered"')).length
}
