import { afterEach, describe, expect, test } from 'vitest'
import type { InvocationResult } from '../../../local/contracts.ts'
import { type LocalScheduler, startScheduler } from '../../../local/scheduler.ts'
import { type MovableClock, startClock } from '../../../local/stack/clock.ts'
import { type ClockMover, type ClockMoverParts, makeClockMover } from '../../../local/stack/clock-move.ts'
import type { ClockStep } from '../../../local/stack/clock-step.ts'

const START = '2026-11-20T22:40:00.000Z'
const MONDAY_NINE = new Date('2026-11-23T08:00:00Z')
const environment = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }
const common = { arn: 'arn', timeZone: 'Europe/Rome', isEnabled: true, maximumRetryAttempts: 0 }
const hourly = {
  ...common,
  name: 'run-due',
  functionName: 'run-due',
  expression: 'cron(0 8-19 ? * MON-FRI *)',
}
const succeeded: InvocationResult = { ok: true, payload: null }
const failed: InvocationResult = { ok: false, errorType: 'Throttled', errorMessage: '' }

let scheduler: LocalScheduler | undefined
let mover: ClockMover | undefined
afterEach(() => {
  mover?.stop()
  scheduler?.stop()
})

interface Rig {
  readonly clock: MovableClock
  readonly mover: ClockMover
  /** What the functions were started with, and what the clock showed them. */
  readonly ran: { name: string; at: string }[]
}

function start(
  run: () => InvocationResult | Promise<InvocationResult> = () => succeeded,
  parts: Partial<ClockMoverParts> = {},
  schedules = [hourly],
): Rig {
  const clock = startClock({ now: new Date(START), timeScale: 1 })
  const ran: Rig['ran'] = []
  const lambda = {
    invoke: async (name: string) => {
      ran.push({ name, at: clock.now().toISOString().slice(0, 19) })
      return run()
    },
  }
  scheduler = startScheduler({
    ...{ environment, schedules, clock, invoker: lambda, lambda },
    sendToQueue: async () => undefined,
  })
  mover = makeClockMover({
    ...{ clock, scheduler, unquiet: () => [], dueAfter: async () => undefined },
    onChange: () => () => undefined,
    ...parts,
  })
  return { clock, mover, ran }
}

test('every run has the clock at its own instant, and then the clock is where it was to go', async () => {
  const { clock, mover, ran } = start()
  const move = await mover.advance(new Date('2026-11-23T08:30:00Z'))
  expect(ran).toEqual([
    { name: 'run-due', at: '2026-11-23T07:00:00' },
    { name: 'run-due', at: '2026-11-23T08:00:00' },
  ])
  expect(move).toMatchObject({ runs: 2, failures: 0, from: expect.stringContaining('2026-11-20T22:40:0') })
  expect(clock.now() >= new Date('2026-11-23T08:30:00Z')).toBe(true)
})

test('two moves run what one would have run', async () => {
  const { mover, ran } = start()
  await mover.advance(new Date('2026-11-23T07:00:00Z'))
  await mover.advance(MONDAY_NINE)
  expect(ran.map(({ at }) => at)).toEqual(['2026-11-23T07:00:00', '2026-11-23T08:00:00'])
})

test('what comes due in the night is found by the next minute’s run, and by none in between', async () => {
  const dues = ['2026-11-21T02:10:20Z', '2026-11-21T02:40:30Z'].map((at) => new Date(at))
  const dueAfter = async (instant: Date) => dues.find((at) => at > instant)
  const minutely = { ...hourly, expression: 'rate(1 minute)' }
  const { mover, ran } = start(undefined, { dueAfter }, [minutely])
  await mover.advance(new Date('2026-11-21T03:00:30Z'))
  const night = ran.map(({ at }) => at.slice(11, 16)).filter((at) => at > '00:45' && at < '22:00')
  expect(night).toEqual(['02:11', '02:41', '03:00'])
})

test('the next run waits until all is quiet', async () => {
  const underWay = ['queue intake: 1']
  let looks = 0
  const { mover, ran } = start(undefined, {
    unquiet() {
      looks += 1
      return ran.length === 0 ? [] : underWay
    },
  })
  const moved = mover.advance(MONDAY_NINE)
  await expect.poll(() => looks).toBeGreaterThan(5)
  expect(ran).toHaveLength(1)
  underWay.pop()
  await moved
  expect(ran).toHaveLength(2)
})

test('a run whose work does not end stops the clock there, names it, and loses nothing', async () => {
  const underWay: string[] = []
  const { clock, mover, ran } = start(undefined, {
    unquiet: () => (ran.length === 1 ? ['queue intake: 1', ...underWay] : []),
    quietWithinMs: 20,
  })
  await expect(mover.advance(MONDAY_NINE)).rejects.toThrow(/still under way: queue intake: 1/)
  expect(clock.now().toISOString()).toContain('2026-11-23T07:00:0')
  ran.push({ name: 'quiet again', at: '' })
  await mover.advance(MONDAY_NINE)
  expect(ran.map(({ at }) => at)).toEqual(['2026-11-23T07:00:00', '', '2026-11-23T08:00:00'])
})

describe('a run that fails', () => {
  test('is told, tried again a minute and two minutes later, and then left to the next', async () => {
    const results = [failed, failed, failed, succeeded]
    const { mover, ran } = start(() => results.shift() ?? succeeded)
    const steps: ClockStep[] = []
    const move = await mover.advance(MONDAY_NINE, { onStep: (step) => steps.push(step) })
    expect(ran.map(({ at }) => at.slice(11, 16))).toEqual(['07:00', '07:01', '07:03', '08:00'])
    expect(steps.map(({ attempt, ok }) => `${attempt} ${ok}`)).toEqual([
      '1 false',
      '2 false',
      '3 false',
      '1 true',
    ])
    expect(steps[0]).toMatchObject({ schedule: 'run-due', error: 'Throttled' })
    expect(move).toMatchObject({ runs: 4, failures: 3 })
  })

  test('at the very end is tried again at the end', async () => {
    const results = [succeeded, failed, succeeded]
    const { mover, ran } = start(() => results.shift() ?? succeeded)
    await mover.advance(MONDAY_NINE)
    expect(ran.map(({ at }) => at.slice(11, 16))).toEqual(['07:00', '08:00', '08:00'])
  })
})

describe('refused is', () => {
  test('a way back', async () => {
    const { mover } = start()
    await expect(mover.advance(new Date('2026-11-20T22:00:00Z'))).rejects.toThrow(/never goes back/)
  })

  test('a way of years', async () => {
    await expect(start().mover.advance(new Date('2062-11-20T22:00:00Z'))).rejects.toThrow(
      /more than 400 days/,
    )
  })

  test('a second move at the same time, which does not disturb the first', async () => {
    const { mover, ran } = start()
    const first = mover.advance(MONDAY_NINE)
    await expect(mover.advance(MONDAY_NINE)).rejects.toThrow(/being moved already/)
    await first
    expect(ran).toHaveLength(2)
  })
})

test('a move is given up when the stack stops', async () => {
  const { mover, ran } = start(undefined, { unquiet: () => (ran.length === 0 ? [] : ['invocations: 1']) })
  const moved = mover.advance(MONDAY_NINE)
  await expect.poll(() => ran).toHaveLength(1)
  mover.stop()
  await expect(moved).rejects.toThrow(/the stack stops/)
})
