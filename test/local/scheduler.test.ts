import { afterEach, describe, expect, test } from 'vitest'
import type { InvocationResult } from '../../local/contracts.ts'
import { type LocalScheduler, type SchedulerOptions, startScheduler } from '../../local/scheduler.ts'
import { startClock } from '../../local/stack/clock.ts'

const environment = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }
const succeeded: InvocationResult = { ok: true, payload: null }
const schedule = {
  name: 'sweep',
  arn: 'arn:schedule',
  expression: 'rate(1 minute)',
  timeZone: 'UTC',
  isEnabled: true,
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
    environment,
    schedules: [{ ...schedule, ...more }],
    clock: startClock({ now: new Date('2026-03-02T08:00:00Z'), timeScale: 3_000 }),
    invoker: lambda,
    lambda,
    sendToQueue: async () => undefined,
    ...options,
  })
  return { runs, scheduler }
}

describe('a schedule', () => {
  test('starts its function again and again, its gap divided by the time scale', async () => {
    const { runs } = start()
    await expect.poll(() => runs.length).toBeGreaterThanOrEqual(3)
    expect(runs[0]).toEqual({ age: 120 })
  })

  test('that is disabled or stopped starts nothing, but can be fired', async () => {
    const { runs, scheduler } = start({ isEnabled: false, expression: 'rate(1 minute)' })
    expect(await scheduler.fire('sweep')).toEqual(succeeded)
    expect(runs).toEqual([{ age: 120 }])
  })

  test('can be fired with another input', async () => {
    const { runs, scheduler } = start({ isEnabled: false })
    await scheduler.fire('sweep', { age: 0 })
    expect(runs).toEqual([{ age: 0 }])
  })

  test('fills in the attributes of its run', async () => {
    const input = '{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>"}'
    const { runs, scheduler } = start({ isEnabled: false, input })
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

  test('that is held fires nothing by itself, and goes on from the moved clock when it is let go', async () => {
    const clock = startClock({ now: new Date('2026-03-02T08:00:00Z'), timeScale: 3_000 })
    const input = '{"at":"<aws.scheduler.scheduled-time>"}'
    const { runs, scheduler: held } = start({ input }, { clock })
    const { release } = held.hold()
    const before = runs.length
    const other = start()
    await expect.poll(() => other.runs.length).toBeGreaterThanOrEqual(3)
    other.scheduler.stop()
    expect(runs).toHaveLength(before)
    clock.moveTo(new Date('2026-03-05T08:00:00Z'))
    release()
    await expect.poll(() => runs.at(-1)).toEqual({ at: expect.stringMatching(/^2026-03-0[5-9]/) })
    held.stop()
  })
})
