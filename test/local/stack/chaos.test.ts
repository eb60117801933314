import { describe, expect, test } from 'vitest'
import type { ServiceCall } from '../../../local/contracts.ts'
import { startChaos } from '../../../local/stack/chaos.ts'

const worker = 'LOCAL0123456789ABCDE'
const put: ServiceCall = { service: 'dynamodb', operation: 'PutItem', accessKeyId: worker }
const query: ServiceCall = { ...put, operation: 'Query' }
const TRIES = 4_000

/** A chaos whose clock stands still unless a test moves it. */
function start(seed = 'a', clock = { ms: 0 }) {
  return startChaos({ seed, timeScale: 20, elapsedMs: () => clock.ms })
}

const repeat = <Result>(what: (index: number) => Result) =>
  Array.from({ length: TRIES }, (_, index) => what(index))
const countOf = (results: readonly unknown[]) => results.filter(Boolean).length

describe('each fault happens, and to at most 5 % of calls:', () => {
  test.each([
    ['throttles', (chaos: ReturnType<typeof start>) => repeat(() => chaos.before(query))],
    ['index lag', (chaos: ReturnType<typeof start>) => repeat(() => chaos.indexLagMs(query))],
    ['messages twice', (chaos: ReturnType<typeof start>) => repeat((index) => chaos.duplicates(`m${index}`))],
    ['late messages', (chaos: ReturnType<typeof start>) => repeat((index) => chaos.lateMs(`m${index}`))],
  ])('%s', (_, run) => {
    const hits = countOf(run(start()))
    expect(hits).toBeGreaterThan(TRIES * 0.02)
    expect(hits).toBeLessThanOrEqual(TRIES * 0.05)
  })

  test('conflicts, of item writes only', () => {
    const chaos = start()
    const transact = { ...put, operation: 'TransactWriteItems' }
    expect(repeat(() => chaos.before(transact))).toContain('conflict')
    expect(repeat(() => chaos.before(query))).not.toContain('conflict')
    expect(repeat(() => chaos.before({ ...transact, service: 'sqs' }))).not.toContain('conflict')
  })

  test('kills, at most two within the time in which a message is received three times', () => {
    const clock = { ms: 0 }
    const chaos = start('a', clock)
    expect(countOf(repeat(() => chaos.killAfter(query)))).toBe(2)
    clock.ms = 8_999
    expect(countOf(repeat(() => chaos.killAfter(query)))).toBe(0)
    clock.ms = 9_000
    expect(countOf(repeat(() => chaos.killAfter(query)))).toBe(2)
  })
})

test('SES throttles no more often than calls may end an invocation: no client of it tries again', () => {
  const clock = { ms: 0 }
  const chaos = start('a', clock)
  const sendMail: ServiceCall = { ...put, service: 'ses', operation: 'SendEmail' }
  expect(countOf(repeat(() => chaos.before(sendMail)))).toBe(2)
  expect(countOf(repeat(() => chaos.killAfter(sendMail)))).toBe(0)
  expect(countOf(repeat(() => chaos.before(query)))).toBeGreaterThan(2)
  clock.ms = 9_000
  expect(countOf(repeat(() => chaos.before(sendMail)))).toBe(2)
})

test('the same seed does the same, another seed something else', () => {
  const story = (seed: string) => {
    const chaos = start(seed)
    return repeat((index) => [
      chaos.before(put),
      chaos.killAfter(put),
      chaos.lateMs(`m${index}`),
      chaos.indexLagMs(query),
    ])
  }
  expect(story('a')).toEqual(story('a'))
  expect(story('a')).not.toEqual(story('b'))
})

test('the command line and tests are never hit', () => {
  const chaos = start()
  const call = { ...put, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
  const hits = repeat(() => [
    chaos.before(call),
    chaos.killAfter(call) || undefined,
    chaos.indexLagMs(call) || undefined,
  ])
  expect(hits.flat().filter((hit) => hit !== undefined)).toEqual([])
})

test('one message is never twice delivered twice, and never hit more than twice', () => {
  const chaos = start()
  const twice = repeat(() => chaos.duplicates('m'))
  const late = repeat(() => chaos.lateMs('m') > 0)
  expect([countOf(twice), countOf(late)]).toEqual([1, 1])
})

test('a call is refused at most twice in a row, so that a client that TRIES again comes through', () => {
  const chaos = start()
  let longest = 0
  let inARow = 0
  for (let index = 0; index < 40_000; index += 1) {
    inARow = chaos.before(query) ? inARow + 1 : 0
    longest = Math.max(longest, inARow)
  }
  expect(longest).toBeGreaterThan(0)
  expect(longest).toBeLessThanOrEqual(2)
})

test('what was done is counted', () => {
  const chaos = start()
  repeat(() => chaos.before(query))
  expect(chaos.report()).toMatch(/^chaos by seed a: throttle \d+ of 4000, conflict 0 of 0, kill 0 of 0/)
})
