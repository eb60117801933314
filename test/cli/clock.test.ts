import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClock } from '../../local/stack/clock.ts'
import type { ClockStep } from '../../local/stack/clock-step.ts'
import { type LocalControl, startControl } from '../../local/stack/control.ts'
import { Refused } from '../../shared/errors.ts'
import { commandLine, raccordoHere } from '../support/command-line.ts'

const quiet: ClockStep = {
  at: '2026-11-23T06:59:00.000Z',
  schedule: 'raccordo-dev-sweep',
  attempt: 1,
  ok: true,
  changes: 0,
}
const steps: ClockStep[] = [
  quiet,
  { ...quiet, at: '2026-11-23T07:00:00.000Z', schedule: 'raccordo-dev-run-due', changes: 14 },
  { ...quiet, at: '2026-11-23T08:00:00.000Z', schedule: 'raccordo-dev-run-due' },
  { ...quiet, at: '2026-11-23T08:01:00.000Z', ok: false, error: 'Unavailable' },
  { ...quiet, at: '2026-11-23T08:02:00.000Z', changes: 2 },
]

let stateFolder: string
let control: LocalControl
let movedTo: string[]

beforeEach(async () => {
  stateFolder = mkdtempSync(join(tmpdir(), 'raccordo-clock-'))
  movedTo = []
  control = await startControl({
    clock: startClock({ now: new Date('2026-11-20T22:40:00Z'), timeScale: 1 }),
    unquiet: () => [],
    schedules: () => [],
    fireSchedule: async () => ({ ok: true, payload: null }),
    async advance(to, { onStep } = {}) {
      movedTo.push(to.toISOString())
      if (to < new Date('2026-11-20T22:40:00Z')) throw new Refused('the clock never goes back')
      for (const step of steps) onStep?.(step)
      if (to > new Date('2027-01-01T00:00:00Z')) throw new Refused('the clock stands still')
      return { from: '2026-11-20T22:40:00.000Z', now: '2026-11-23T08:30:00.000Z', runs: 5, failures: 1 }
    },
  })
  const others = { http: '', mailbox: '', dynamodb: '', sqs: '', ses: '', eventbridge: '', table: '' }
  const endpoints = { ...others, control: control.url, region: '', bus: '', queues: {} }
  writeFileSync(join(stateFolder, 'endpoints.json'), JSON.stringify(endpoints))
})
afterEach(async () => {
  await control.stop()
  rmSync(stateFolder, { recursive: true })
})

const clock = commandLine(() => ({ stateFolder }), 'clock')

test('the time is shown as functions and as people see it', async () => {
  const shown = await clock.json('show')
  expect(shown).toMatchObject({ now: expect.stringMatching(/^2026-11-20T22:40:/), timeScale: 1 })
  expect((await clock.run('show')).stdout).toContain('Fri 20 Nov 2026 23:40')
})

describe('while the clock moves', () => {
  test('each run that did something is told as people read it, the first of a day, and the end', async () => {
    const { exitCode, stdout } = await clock.run('advance', '--to', 'mon 09:30')
    expect(movedTo).toEqual(['2026-11-23T08:30:00.000Z'])
    expect([exitCode, stdout.trim().split('\n')]).toEqual([
      0,
      [
        'Mon 23 Nov 2026 07:59  sweep     nothing to do',
        'Mon 23 Nov 2026 08:00  run-due   14 items written',
        'Mon 23 Nov 2026 09:01  sweep     failed (Unavailable), is tried again',
        'Mon 23 Nov 2026 09:02  sweep     2 items written',
        'Mon 23 Nov 2026 09:30  the clock has arrived: 5 runs, of which 1 failed',
      ],
    ])
  })

  test('programs get every step at the end', async () => {
    expect(await clock.json('advance', '--by', '3d')).toMatchObject({ runs: 5, failures: 1, steps })
    expect(movedTo).toEqual([expect.stringMatching(/^2026-11-23T22:40:0/)])
  })

  test('what the runner refuses is told in its words, also on the way', async () => {
    const back = await clock.run('advance', '--to', '2020-01-01T00:00:00Z')
    expect([back.exitCode, back.stderr]).toEqual([1, 'the clock never goes back\n'])
    const stuck = await clock.run('advance', '--to', '2027-02-01 08:00')
    expect([stuck.exitCode, stuck.stderr]).toEqual([1, 'the clock stands still\n'])
  })
})

describe('refused is', () => {
  test.each([[[]], [['--to', '08:00', '--by', '1d']]])('a move %j that is not one way', async (words) => {
    const { exitCode, stderr } = await clock.run('advance', ...words)
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('say either --to <time> or --by <length>'),
    ])
  })

  test.each([['show'], ['advance']])('to %s the clock of a stage in AWS', async (command) => {
    const { exitCode, stderr } = await raccordoHere(['clock', command, '--stage', 'prod'])
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^stage prod is in AWS, where the time is/)])
  })

  test('a stack that stopped, with the cure', async () => {
    await control.stop()
    expect((await clock.run('show')).stderr).toMatch(/does not answer: start it again with "npm start"/)
  })
})
