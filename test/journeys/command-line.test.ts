import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from '../support/command-line.ts'
import { completeForm, makePartner, type Partner } from '../support/partner.ts'
import { type JourneyStack, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner
let added: Record<string, unknown>

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
const hexId = expect.stringMatching(/^[0-9a-f]{32}$/)

const commands = commandLine(() => stack)
const json = <Printed = { items: Record<string, unknown>[] }>(...args: string[]) =>
  commands.json<Printed>(...args)

beforeAll(async () => {
  stack = await startJourney()
  const named = ['--name', 'Scuola “Mazzi”', '--provider', 'json', '--district', 'dalmine']
  added = await json('partner', 'add', 'scuola', ...named)
  school = makePartner('scuola', String(added['secret']), () => String(added['webhookUrl']))
  await school.send(completeForm('one', { municipality: 'Dalmine' }))
  await school.send(completeForm('two', { municipality: 'Bergamo', urgency: 'urgent' }))
  await school.send({ submissionId: 'three', municipality: 'Dalmine' })
  await stack.settle()
})
afterAll(() => stack.stop())

describe('partner', () => {
  test('add prints id, address and a secret of 24 bytes or more', () => {
    expect(added).toEqual({
      id: 'scuola',
      webhookUrl: `${stack.endpoints.http}/webhooks/scuola`,
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/=]{32,}$/),
      proof: expect.stringContaining('webhook-signature'),
      guide: 'docs/connect/json.md',
    })
  })

  test('add takes a secret that the provider made', async () => {
    const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
    const named = ['--name', 'Centro', '--district', 'bergamo', '--secret', secret]
    expect(await json('partner', 'add', 'centro', ...named)).toMatchObject({ id: 'centro', secret })
  })

  test('list, disable, enable and rotate-secret print ids and what is now', async () => {
    const { items } = await json('partner', 'list')
    const wanted = {
      id: 'scuola',
      name: 'Scuola “Mazzi”',
      district: 'dalmine',
      forms: 1,
      providers: ['json'],
      enabled: '1 of 1',
      testing: '0 of 1',
      rhythm: ['none'],
      contact: 'none',
      mailDomains: [],
      language: 'it',
    }
    expect(items).toContainEqual({ ...wanted, addedAt: instant, lastSubmissionAt: instant })
    expect(await json('partner', 'disable', 'scuola')).toEqual({ items: [{ id: 'scuola', enabled: false }] })
    expect(await json('partner', 'enable', 'scuola')).toEqual({ items: [{ id: 'scuola', enabled: true }] })
    const rotated = await json<Record<string, unknown>>('partner', 'rotate-secret', 'scuola')
    expect(rotated).toEqual({ ...added, secret: expect.stringMatching(/^whsec_/) })
    expect(rotated['secret']).not.toBe(added['secret'])
  })
})

describe('referral', () => {
  const referral = (submissionId: string, others: object) => ({
    ...{ id: hexId, caseCode: expect.stringMatching(/^[A-Z]{2}-\d\d-\d{4}$/), status: 'received' },
    ...{ partner: 'scuola', form: 'scuola', submissionId, receivedAt: instant },
    ...others,
  })

  test('list prints all in order of time, and with --limit the first ones', async () => {
    const { items } = await json('referral', 'list')
    expect(items).toMatchObject([
      referral('one', { district: 'dalmine', urgency: 'ordinary' }),
      referral('two', { district: 'bergamo', urgency: 'urgent' }),
    ])
    expect((await json('referral', 'list', '--limit', '1')).items).toEqual(items.slice(0, 1))
  })

  test('show finds it by id and by case code, without and with personal data', async () => {
    const [first] = (await json('referral', 'list')).items
    const [byId] = (await json('referral', 'show', String(first?.['id']))).items
    expect(byId).toMatchObject(referral('one', { district: 'dalmine', urgency: 'ordinary' }))
    const byCode = await json('referral', 'show', String(first?.['caseCode']))
    expect(byCode.items).toEqual([byId])
    expect(JSON.stringify(byCode)).not.toContain('Ndèye Fatou')
    const whole = await json('referral', 'show', String(first?.['id']), '--show-personal-data')
    expect(JSON.stringify(whole)).toContain('Ndèye Fatou')
  })
})

test('referral show prints what has parts as tables, and no hashes', async () => {
  const [first] = (await json('referral', 'list')).items
  const show = ['referral', 'show', String(first?.['caseCode'])]
  const { stdout } = await commands.run(...show, '--show-personal-data')
  expect(stdout).toMatch(/^household\nmunicipality +Dalmine \(016091\)$/m)
  expect(stdout).toMatch(/^persons\nnumber +role +givenName/m)
  expect(stdout).toMatch(/^possibly known\ncaseCodes +district +reason +household\nBG-\d\d-0001 +bergamo/m)
  expect(stdout).not.toMatch(/^(version|submission|amended) /m)
  expect((await commands.run(...show)).stdout).not.toMatch(/^(household|persons|description)$/m)
})

test('district list tells the municipalities by code and name', async () => {
  const { items } = await json('district', 'list')
  const dalmine = { istatCode: '016091', name: 'Dalmine' }
  expect(items.find(({ id }) => id === 'dalmine')?.['municipalities']).toContainEqual(dalmine)
  expect((await commands.run('district', 'list')).stdout).toMatch(/^dalmine +Ambito di Dalmine +DA +\d+$/m)
  const { stdout } = await commands.run('district', 'list', '--municipalities')
  expect(stdout).toMatch(/^dalmine +016091 +Dalmine$/m)
})

describe('submission', () => {
  const problems = [
    { field: 'needs', problem: 'missing' },
    { field: 'contact', problem: 'missing' },
  ]

  test('list prints all, those of one status and those up to a limit', async () => {
    const { items } = await json('submission', 'list')
    expect(items).toMatchObject([
      { partner: 'scuola', form: 'scuola', submissionId: 'one', status: 'registered', problems: [] },
      { partner: 'scuola', form: 'scuola', submissionId: 'two', status: 'registered', problems: [] },
      { partner: 'scuola', form: 'scuola', submissionId: 'three', status: 'quarantined', problems },
    ])
    const quarantined = await json('submission', 'list', '--status', 'quarantined', '--limit', '5')
    expect(quarantined.items).toEqual(items.slice(2))
  })

  test('show prints one, and its body only when asked', async () => {
    const { items } = await json('submission', 'show', 'scuola', 'three')
    expect(items).toMatchObject([
      { partner: 'scuola', submissionId: 'three', status: 'quarantined', problems },
    ])
    expect(items[0]).not.toHaveProperty('body')
    const [whole] = (await json('submission', 'show', 'scuola', 'three', '--show-personal-data')).items
    expect(JSON.parse(String(whole?.['body']))).toMatchObject({ submissionId: 'three' })
  })

  test('replay reads it again with each --correct, and prints what became of it', async () => {
    await school.send({ submissionId: 'four', municipality: 'Dalmine' })
    await stack.settle()
    const corrections = ['--correct', 'needs=mediation', '--correct', 'contact_given_name=A=B']
    const { items } = await json('submission', 'replay', 'scuola', 'four', ...corrections)
    expect(items).toMatchObject([{ submissionId: 'four', status: 'registered', problems: [] }])
  })
})

test('event list prints all in order of time, those of one subject, and the newest up to a limit', async () => {
  await stack.settle()
  const { items } = await json('event', 'list')
  const times = items.map(({ at }) => String(at))
  expect(times).toEqual(times.toSorted())
  expect(new Set(items.map(({ type }) => type))).toContain('partner.added')
  const subject = String(items.find(({ type }) => type === 'submission.quarantined')?.['subject'])
  expect(subject).toMatch(/^submission\/scuola\.[0-9a-f]{32}$/)
  const { items: its } = await json('event', 'list', '--subject', subject)
  const about = { id: hexId, at: instant, subject, correlationId: its[0]?.['correlationId'] }
  expect(about.correlationId).toEqual(expect.any(String))
  expect(its[0]).toEqual({ ...about, type: 'submission.received' })
  // What happened at once stands in no order.
  const atOnce = ['deadline.set', 'submission.quarantined'].map((type) => ({ ...about, type }))
  expect(its.slice(1)).toHaveLength(2)
  expect(its.slice(1)).toEqual(expect.arrayContaining(atOnce))
  expect((await json('event', 'list', '--limit', '3')).items).toEqual(items.slice(-3))
})

test('event list finds a referral by its case code, and refuses what is no subject', async () => {
  const [first] = (await json('referral', 'list')).items
  const { items } = await json('event', 'list', '--subject', String(first?.['caseCode']).toLowerCase())
  expect(items).toEqual((await json('event', 'list', '--subject', `referral/${first?.['id']}`)).items)
  expect(items).not.toEqual([])
  for (const [subject, why] of [
    ['dalmine', /write kind\/id/],
    ['DA-26-9999', /DA-26-9999 does not exist/],
  ] as const) {
    const { exitCode, stderr } = await commands.run('event', 'list', '--subject', subject)
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(why)])
  }
})

test('dead-letter list and replay print queue, message, type and subject', async () => {
  const { sqs, queues } = stack.connection
  const QueueUrl = queues['raccordo-dev-intake-dead-letters']
  const [event] = (await json('event', 'list', '--limit', '1')).items
  for (const letter of [{ type: 'submission.received', subject: event?.['subject'] }, 'none of ours']) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(letter) }))
  }
  const { items } = await json('dead-letter', 'list')
  const seen = {
    queue: 'raccordo-dev-intake-dead-letters',
    messageId: expect.any(String),
    receivedAt: instant,
  }
  expect(items).toHaveLength(2)
  expect(items).toContainEqual({ ...seen, type: 'submission.received', subject: event?.['subject'] })
  expect(items).toContainEqual({ ...seen, type: 'unknown', subject: '' })
  const message = String(items.find(({ type }) => type === 'unknown')?.['messageId'])
  const replayed = await json('dead-letter', 'replay', '--message', message)
  expect(replayed.items).toMatchObject([{ messageId: message, outcome: 'replayed' }])
})
