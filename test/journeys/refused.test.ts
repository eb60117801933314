import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setEnabled } from '../../cli/forms/change.ts'
import { completeForm, type HowSent, makePartner, type Partner } from '../support/partner.ts'
import { allRows, type JourneyStack, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner
let count = 0

beforeAll(async () => {
  stack = await startJourney()
})
beforeEach(async () => {
  count += 1
  school = await stack.addPartner(`scuola-${count}`)
})
afterAll(() => stack.stop())

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const otherSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const notProven: [what: string, how: HowSent][] = [
  ['a signature by another secret', { secret: otherSecret }],
  ['no signature', { headers: { 'webhook-signature': undefined } }],
  ['no timestamp', { headers: { 'webhook-timestamp': undefined } }],
  ['no message id', { headers: { 'webhook-id': undefined } }],
  ['none of the headers of the proof', withoutProof()],
  ['a signature that is none', { headers: { 'webhook-signature': 'v1,AAAA v1a,BBBB x' } }],
  ['another message id than was signed', { headers: { 'webhook-id': 'other' } }],
  ['a timestamp of six minutes ago', { sentAt: minutesFromNow(-6) }],
  ['a timestamp in six minutes', { sentAt: minutesFromNow(6) }],
  ['a timestamp that is no number', { headers: { 'webhook-timestamp': '0x10' } }],
]

test.each(notProven)('a request with %s is answered 401 and nothing is kept', async (_, how) => {
  const before = await submissionKeys()
  const answer = await school.send(completeForm('refused'), how)
  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(JSON.parse(answer.text)).toMatchObject({ status: 401, title: 'Not accepted' })
  await stack.settle()
  expect(await submissionKeys()).toEqual(before)
})

test.each([-4, 4])('a clock that is %i minutes off is no reason to refuse', async (minutes) => {
  const answer = await school.send(completeForm(`off by ${minutes}`), { sentAt: minutesFromNow(minutes) })
  expect(answer.status).toBe(202)
})

test('one signature that fits is proof enough among others that do not', async () => {
  const body = JSON.stringify(completeForm('several'))
  const sentAt = new Date()
  const right = new Webhook(school.secret).sign('message-1', sentAt, body)
  const signatures = `v1,${Buffer.alloc(32).toString('base64')} v1a,nothing ${right}`
  const how = { messageId: 'message-1', sentAt, headers: { 'webhook-signature': signatures } }
  expect((await school.send(body, how)).status).toBe(202)
})

test('an unknown form is answered 401 like a known one, and nothing is kept', async () => {
  await stack.settle()
  const before = (await allRows(stack)).length
  const nobody = makePartner('nobody', school.secret, () => `${stack.endpoints.http}/webhooks/nobody`)
  const answers = await Promise.all([1, 2, 3, 4].map(() => nobody.send(completeForm('x'))))
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  await stack.settle()
  expect(await allRows(stack)).toHaveLength(before)
  const known = await school.send(completeForm('x'), { secret: otherSecret })
  expect(withoutCorrelation(answers[0]?.text)).toEqual(withoutCorrelation(known.text))
})

test.each([
  ['longer than any', 'x'.repeat(3000)],
  ['in capitals', 'SCUOLA-1'],
  ['with a NUL', 'scuola-1%00'],
  ['of several parts', 'a/b/c'],
  ['that every object has', '__proto__'],
  ['that is a child', '%F0%9F%91%A7'],
  ['with the sign of keys', '%23'],
])('a form %s is answered 401 like any unknown one, and nothing is kept', async (_, id) => {
  await stack.settle()
  const before = (await allRows(stack)).length
  const nobody = makePartner(id, school.secret, () => `${stack.endpoints.http}/webhooks/${id}`)
  expect((await nobody.send(completeForm('x'))).status).toBe(401)
  expect(await allRows(stack)).toHaveLength(before)
})

test('a disabled form is answered 401 and nothing is kept', async () => {
  await setEnabled(stack.connection, school.id, false)
  const before = await submissionKeys()
  expect((await school.send(completeForm('disabled'))).status).toBe(401)
  await stack.settle()
  expect(await submissionKeys()).toEqual(before)
})

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s on a webhook path is answered 401 and nothing is kept',
  async (method) => {
    const before = await submissionKeys()
    expect((await school.send(completeForm('x'), { method })).status).toBe(401)
    expect(await submissionKeys()).toEqual(before)
  },
)

test('two refusals of a form are no event yet', async () => {
  await refuse(2)
  expect(publishedIds(stack, 'form.refused', `form/${school.id}`)).toEqual([])
})

test.each([3, 4, 12])('%i refusals of a form in a day are exactly one event', async (refusals) => {
  await refuse(refusals)
  expect(publishedIds(stack, 'form.refused', `form/${school.id}`)).toHaveLength(1)
})

test('refusals in parallel are exactly one event as well', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => school.send('{}', { secret: otherSecret })))
  await stack.settle()
  expect(publishedIds(stack, 'form.refused', `form/${school.id}`)).toHaveLength(1)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ''])(
  'content of type "%s" is answered 415 and nothing is kept',
  async (type) => {
    const before = await submissionKeys()
    const answer = await school.send(completeForm('x'), { headers: { 'content-type': type } })
    expect(answer.status).toBe(415)
    expect(await submissionKeys()).toEqual(before)
  },
)

test('a body of exactly 256 KB is accepted and one byte more is answered 413', async () => {
  const limit = 256 * 1024
  expect((await school.send(bodyOf(limit))).status).toBe(202)
  await stack.settle()
  const before = await submissionKeys()
  const answer = await school.send(bodyOf(limit + 1))
  expect(answer.status).toBe(413)
  expect(await submissionKeys()).toEqual(before)
})

function bodyOf(bytes: number): string {
  const size = Buffer.byteLength(JSON.stringify(completeForm('large', { padding: '' })))
  return JSON.stringify(completeForm('large', { padding: 'x'.repeat(bytes - size) }))
}

async function refuse(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    expect((await school.send('{}', { secret: otherSecret })).status).toBe(401)
  }
  await stack.settle()
}

async function submissionKeys(): Promise<string[]> {
  const rows = await allRows(stack)
  return rows.map(({ pk, sk }) => `${pk} ${sk}`).filter((key) => key.startsWith('SUBMISSION#'))
}

function withoutProof(): HowSent {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  return { headers: Object.fromEntries(names.map((name) => [name, undefined])) }
}

function withoutCorrelation(text = '{}'): object {
  const { correlationId: _, ...problem } = JSON.parse(text) as Record<string, unknown>
  return problem
}
