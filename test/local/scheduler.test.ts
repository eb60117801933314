import { afterEach, describe, expect, test } from 'vitest'
import type { InvocationResult } from '../../local/contracts.ts'
import { makeAsyncInvoker } from '../../local/lambda/async-invocation.ts'
import { readExpression } from '../../local/scheduler/expression.ts'
import { type LocalScheduler, type SchedulerOptions, startScheduler } from '../../local/scheduler.ts'
import { startClock } from '../../local/stack/clock.ts'

const place = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }
const succeeded: InvocationResult = { ok: true, payload: null }
const schedule = {
  name: 'sweep',
  arn: 'arn:schedule',
  expression: 'rate(1 minute)',
  timeZone: 'UTC',
  enabled: true,
  functionName: 'work',
  input: '{"age":120}',
  maximumRetryAttempts: 3,
  deadLetterQueueName: 'dead',
}

let scheduler: LocalScheduler | undefined
afterEach(() => scheduler?.stop())

function start(more: Partial<typeof schedule> = {}, options: Partial<SchedulerOptions> = {}) {
  const runs: unknown[] = []
  const lambda = {
    invoke: async (_: string, payload: unknown) => {
      runs.push(payload)
      return succeeded
    },
  }
  scheduler = startScheduler({
    place,
    schedules: [{ ...schedule, ...more }],
    clock: startClock({ now: new Date('2026-03-02T08:00:00Z'), timeScale: 3_000 }),
    invoker: lambda,
    lambda,
    sendToQueue: async () => undefined,
    ...options,
  })
  return { runs, scheduler }
}

describe('the next time of an expression', () => {
  test.each([
    ['rate(5 minutes)', 'UTC', '2026-03-02T08:00:00Z', '2026-03-02T08:05:00.000Z'],
    ['rate(1 day)', 'UTC', '2026-03-02T08:00:00Z', '2026-03-03T08:00:00.000Z'],
    ['cron(0 8-19 ? * MON-FRI *)', 'Europe/Rome', '2026-03-02T06:30:00Z', '2026-03-02T07:00:00.000Z'],
    ['cron(0 8-19 ? * MON-FRI *)', 'Europe/Rome', '2026-03-27T18:30:00Z', '2026-03-30T06:00:00.000Z'],
    ['cron(0 9 ? * 2-6 *)', 'UTC', '2026-03-06T09:00:00Z', '2026-03-09T09:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-03-02T08:01:00Z', '2026-03-02T08:15:00.000Z'],
    ['cron(30 2 1 * ? *)', 'UTC', '2026-03-02T08:00:00Z', '2026-04-01T02:30:00.000Z'],
    ['cron(0 9 ? * 2#1 *)', 'UTC', '2026-03-02T09:00:00Z', '2026-04-06T09:00:00.000Z'],
  ])('%s in %s after %s is %s', (expression, timeZone, after, expected) => {
    expect(readExpression(expression, timeZone)(new Date(after))?.toISOString()).toBe(expected)
  })

  test.each([
    ['at(2026-03-02T08:00:00)', 'UTC', /is not known to the local runner/],
    ['rate(0 minutes)', 'UTC', /is no rate/],
    ['rate(1 week)', 'UTC', /is no rate/],
    ['cron(0 8 * * *)', 'UTC', /six fields/],
    ['cron(0 8 * * MON *)', 'UTC', /exactly one/],
    ['cron(0 99 * * ? *)', 'UTC', /cron\(0 99/],
    ['cron(0 9 * * ? *)', 'Europe/Nowhere', /Europe\/Nowhere/],
  ])('%s in %s is refused', (expression, timeZone, message) => {
    expect(() => readExpression(expression, timeZone)(new Date())).toThrow(message)
  })
})

describe('a schedule', () => {
  test('starts its function again and again, its gap divided by the time scale', async () => {
    const { runs } = start()
    await expect.poll(() => runs.length).toBeGreaterThanOrEqual(3)
    expect(runs[0]).toEqual({ age: 120 })
  })

  test('that is disabled or stopped starts nothing, but can be fired', async () => {
    const { runs, scheduler } = start({ enabled: false, expression: 'rate(1 minute)' })
    expect(await scheduler.fire('sweep')).toEqual(succeeded)
    expect(runs).toEqual([{ age: 120 }])
  })

  test('can be fired with another input', async () => {
    const { runs, scheduler } = start({ enabled: false })
    await scheduler.fire('sweep', { age: 0 })
    expect(runs).toEqual([{ age: 0 }])
  })

  test('fills in the attributes of its run', async () => {
    const input = '{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>"}'
    const { runs, scheduler } = start({ enabled: false, input })
    await scheduler.fire('sweep')
    expect(runs).toEqual([{ at: expect.stringMatching(/^2026-03-02T08:00:\d\dZ$/), by: 'arn:schedule' }])
  })

  test('whose name is unknown cannot be fired', async () => {
    await expect(start().scheduler.fire('other')).rejects.toThrow(
      'no schedule is named other; the template has: sweep',
    )
  })

  test('whose function is not there leaves a dead letter', async () => {
    const dead: unknown[] = []
    start(
      {},
      {
        invoker: { invoke: () => Promise.reject(new Error('no function is named work')) },
        sendToQueue: async (...message) => dead.push(message),
      },
    )
    await expect
      .poll(() => dead[0])
      .toMatchObject(['dead', '{"age":120}', { ERROR_MESSAGE: 'no function is named work' }])
  })
})

describe('an invocation that nobody waits for', () => {
  const failed: InvocationResult = { ok: false, errorType: 'Error', errorMessage: 'no' }

  test('is tried three times and then told as given up', async () => {
    const givenUp: string[] = []
    let attempts = 0
    const invoker = makeAsyncInvoker({
      lambda: {
        invoke: async () => {
          attempts += 1
          return failed
        },
      },
      clock: { timeScale: 10_000 },
      onGivenUp: (name, type) => givenUp.push(`${name} ${type}`),
    })
    expect(await invoker.invoke('work', {})).toEqual(failed)
    expect([attempts, givenUp, invoker.pending()]).toEqual([3, ['work Error'], 0])
  })

  test('waits no longer once all is stopping', async () => {
    const invoker = makeAsyncInvoker({ lambda: { invoke: async () => failed }, clock: { timeScale: 1 } })
    const result = invoker.invoke('work', {})
    expect(invoker.pending()).toBe(1)
    invoker.stop()
    expect(await result).toEqual(failed)
  })
})
