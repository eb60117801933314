import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setEnabled } from '../../cli/forms/change.ts'
import { replaySubmission } from '../../cli/submissions/replay.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import { EVENT_SOURCE } from '../../events/source.ts'
import { hashBytes } from '../../shared/domain/hash.ts'
import { submissionHash } from '../../shared/domain/submission.ts'
import { key } from '../../shared/table/keys.ts'
import { leaks, makeCanary, readSinks } from '../support/canaries.ts'
import { completeForm, makePartner, type Partner } from '../support/partner.ts'
import { allRows, type JourneyStack, startJourney, TIME_SCALE } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner
let isTableBusy = false
const canaries = new Map<string, string>()
const answers: string[] = []

/** A new canary, remembered by what it stands for. */
function canary(what: string): string {
  const made = makeCanary()
  canaries.set(what, made)
  return made
}

beforeAll(async () => {
  stack = await startJourney({
    timeScale: 4 * TIME_SCALE,
    hooks: {
      before: ({ operation }) => (isTableBusy && operation === 'BatchGetItem' ? 'throttle' : undefined),
    },
  })
  school = await stack.addPartner('scuola')
})
afterAll(() => stack.stop())

async function send(status: number, ...args: Parameters<Partner['send']>): Promise<void> {
  const answer = await school.send(...args)
  answers.push(answer.text, JSON.stringify([...answer.headers]))
  expect(answer.status).toBe(status)
}

/** A form with a canary in every field that can hold a text, and in a field's name. */
function formFullOfCanaries(row: string, others: object = {}) {
  const word = (field: string) => canary(`${field} of ${row}`)
  const number = `+39${BigInt(`0x${word('phone').slice(2)}`)}`
  canaries.set(`phone of ${row}`, number)
  return completeForm(word('submission id'), {
    contact_given_name: word('given name'),
    contact_family_name: word('family name'),
    contact_phone: number,
    contact_email: `${word('e-mail')}@example.org`,
    contact_instructions: word('instructions'),
    description: word('description'),
    institution: word('institution'),
    referrer_name: word('referrer'),
    referrer_email: `${word('referrer e-mail')}@example.org`,
    citizenship: word('citizenship'),
    languages: [word('language')],
    origin: word('origin'),
    [word('unknown field')]: word('value of an unknown field'),
    ...others,
  })
}

function headersFullOfCanaries(row: string): Record<string, string> {
  const names = ['user-agent', 'x-correlation-id', 'x-request-id', 'traceparent', 'cookie', 'referer']
  return Object.fromEntries(names.map((name) => [name, canary(`${name} of ${row}`)]))
}

test('canaries go through every row of the table that the outside sees', async () => {
  await sendAccepted()
  await sendIncomplete()
  await sendUnreadable()
  await sendRefused()
  await sendWhatFails()
  await stack.settle()
  await stack.sweep()
  await stack.settle()
  expect(canaries.size).toBeGreaterThan(100)
})

test('what was sent is in the table', async () => {
  const id = canaries.get('submission id of a complete form') ?? ''
  expect(await showSubmission(stack.connection, school.id, id, true)).toMatchObject({
    submissionId: id,
    body: expect.stringContaining(canaries.get('given name of a complete form') ?? 'none'),
  })
})

test('no sink holds a canary', async () => {
  const sinks = await readSinks(stack)
  expect([...sinks.keys()]).toEqual(
    expect.arrayContaining(['log raccordo-dev-register-submission.jsonl', 'terminal', 'bus', 'index keys']),
  )
  expect(sinks.get('log raccordo-dev-register-submission.jsonl')).toContain('message failed')
  expect(sinks.get('log raccordo-dev-receive-submission.jsonl')).toContain('answered 503')
  expect(sinks.get('log raccordo-dev-sweep.jsonl')).toContain('OutboxAgeSeconds')
  expect(sinks.get('queue raccordo-dev-intake-dead-letters')).toContain('submission.completed')
  expect(leaks(sinks, canaries)).toEqual([])
  expect(leaks(new Map([['answers', answers.join('\n')]]), canaries)).toEqual([])
})

test('a canary that is planted in any sink is found', async () => {
  const planted = new Map([['planted', makeCanary()]])
  const word = [...planted.values()].join()
  expect(leaks(await readSinks(stack), planted)).toEqual([])
  await plant(word)
  const sinks = await readSinks(stack)
  const inSinks = leaks(sinks, planted).map((leak) => leak.replace('planted in ', ''))
  expect(inSinks.toSorted()).toEqual([
    'bus',
    'event records',
    'index keys',
    'log raccordo-dev-sweep.jsonl',
    'queue raccordo-dev-outbox-dead-letters',
  ])
  const inBase64 = new Map([['a log', Buffer.from(`{"name":"${word}"}`).toString('base64')]])
  expect(leaks(inBase64, planted)).toEqual(['planted in a log'])
})

async function sendAccepted(): Promise<void> {
  const headers = headersFullOfCanaries('a complete form')
  const body = formFullOfCanaries('a complete form')
  await send(202, body, { headers, messageId: canary('message id'), addressSuffix: `?q=${canary('query')}` })
  await send(202, body, { addressSuffix: `/${canary('address')}` })
  await stack.settle()
  await send(202, { ...body, description: canary('description of a later version') })
  await send(202, formFullOfCanaries('a form in danger', { child_in_danger: canary('danger') }))
}

async function sendIncomplete(): Promise<void> {
  const wrong = { municipality: canary('municipality'), needs: [canary('need')], adults: canary('adults') }
  const body = formFullOfCanaries('an incomplete form', wrong)
  await send(202, body)
  await stack.settle()
  const corrections = {
    ...{ municipality: 'Bergamo', needs: 'other' },
    contact_given_name: canary('corrected name'),
    description: canary('corrected description'),
  }
  const replayed = await replaySubmission(stack.connection, {
    form: school.id,
    submissionId: body.submissionId,
    corrections,
    waitSeconds: 10,
  })
  expect(replayed.status).toBe('registered')
}

async function sendUnreadable(): Promise<void> {
  const whole = JSON.stringify(formFullOfCanaries('an unreadable form', { child_in_danger: 'sì' }))
  await send(202, whole.slice(0, -1))
  await send(202, `name=${canary('name of no JSON')}`)
  await send(202, `["${canary('name in a list')}"]`)
  await send(202, `${'{"needs":'.repeat(5000)}"${canary('name in the deep')}"${'}'.repeat(5000)}`)
  await send(202, whole.replace('"description":"', '"description":"\\ud83d\\u0000'))
  await send(202, Buffer.concat([Buffer.from(`"${canary('name in no UTF-8')}`), Buffer.from([0xff])]))
}

async function sendRefused(): Promise<void> {
  const headers = headersFullOfCanaries('a refused form')
  for (const signature of ['', '2', '3', '4'].map((row) => canary(`signature ${row}`))) {
    const proof = { 'webhook-signature': `v1,${signature}`, 'webhook-id': canary('refused message id') }
    await send(401, formFullOfCanaries('a refused form'), { headers: { ...headers, ...proof } })
  }
  await send(401, '', { method: 'GET', addressSuffix: `/${canary('address of a GET')}` })
  await send(415, formFullOfCanaries('a wrong type'), { headers: { 'content-type': canary('content type') } })
  await send(413, { ...formFullOfCanaries('a large form'), padding: 'x'.repeat(256 * 1024) })
  const unknown = canary('unknown form')
  const nobody = makePartner(unknown, school.secret, () => `${stack.endpoints.http}/webhooks/${unknown}`)
  expect((await nobody.send(formFullOfCanaries('an unknown form'))).status).toBe(401)
  await setEnabled(stack.connection, school.id, false)
  await send(401, formFullOfCanaries('a disabled form'))
  await setEnabled(stack.connection, school.id, true)
}

async function sendWhatFails(): Promise<void> {
  isTableBusy = true
  await send(503, formFullOfCanaries('a busy table'))
  isTableBusy = false
  const newer = formFullOfCanaries('a row of a newer release')
  await send(202, newer)
  await stack.settle()
  await update(newer.submissionId, 'SET v = :value', 99)
  await send(503, { ...newer, description: canary('description for a newer release') })
  const lost = formFullOfCanaries('a lost body', { needs: canary('need of a lost body') })
  await send(202, lost)
  await stack.settle()
  await forgetBody(lost)
  await replaySubmission(stack.connection, {
    form: school.id,
    submissionId: lost.submissionId,
    corrections: { contact_given_name: 'x' },
    waitSeconds: 0,
  })
  const message = { QueueUrl: stack.endpoints.queues['raccordo-dev-intake'], MessageBody: 'no JSON' }
  await stack.connection.sqs.send(new SendMessageCommand(message))
}

async function update(submissionId: string, UpdateExpression: string, value: unknown): Promise<void> {
  const { table } = stack.connection
  const Key = key.submission(school.id, submissionHash(school.id, submissionId))
  const ExpressionAttributeValues = { ':value': value }
  await table.client.send(
    new UpdateCommand({ TableName: table.name, Key, UpdateExpression, ExpressionAttributeValues }),
  )
}

async function forgetBody(body: { submissionId: string }): Promise<void> {
  const { table } = stack.connection
  const hash = submissionHash(school.id, body.submissionId)
  const Key = key.body(school.id, hash, hashBytes(Buffer.from(JSON.stringify(body))))
  expect((await allRows(stack)).some(({ sk }) => sk === Key.sk)).toBe(true)
  await table.client.send(new DeleteCommand({ TableName: table.name, Key }))
}

async function plant(word: string): Promise<void> {
  const { connection, endpoints, stateFolder } = stack
  appendFileSync(join(stateFolder, 'logs/raccordo-dev-sweep.jsonl'), `{"name":"${word}"}\n`)
  const QueueUrl = endpoints.queues['raccordo-dev-outbox-dead-letters']
  await connection.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: word }))
  const Item = { pk: 'X#1', sk: 'EVENT#1', gsi1pk: 'X', gsi1sk: word, name: word }
  await connection.table.client.send(new PutCommand({ TableName: connection.table.name, Item }))
  const credentials = { accessKeyId: 'TEST', secretAccessKey: 'none' }
  const bus = new EventBridgeClient({
    endpoint: endpoints.eventbridge,
    region: endpoints.region,
    credentials,
  })
  const entry = { Source: `not ${EVENT_SOURCE}`, DetailType: 'x', Detail: JSON.stringify({ word }) }
  await bus.send(new PutEventsCommand({ Entries: [{ ...entry, EventBusName: endpoints.bus }] }))
  bus.destroy()
}
