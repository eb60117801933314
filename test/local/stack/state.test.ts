import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openState, StateLocked } from '../../../local/stack/state.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raccordo-state-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const keep = { fresh: false }
const endpoints = {
  ...{ http: 'h', mailbox: 'm', control: 'c', dynamodb: 'd', sqs: 's', ses: 'e', eventbridge: 'b' },
  ...{ table: 't', region: 'r', bus: 'b', queues: {} },
}

test('a folder in use is refused, with the cure', () => {
  const state = openState(folder, keep)
  expect(() => openState(folder, keep)).toThrow(StateLocked)
  expect(() => openState(folder, keep)).toThrow(
    /another runner \(process \d+\) uses .*give --state another folder/,
  )
  state.release()
  openState(folder, keep).release()
})

test('the lock of a process that is gone is taken over', () => {
  writeFileSync(join(folder, 'lock'), '999999999\n')
  openState(folder, keep).release()
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('the lock of a process that was killed is taken over before its parent has collected it', async () => {
  const script = 'sleep 60 & echo $!; kill -9 $!; exec sleep 60'
  const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [pid] = await once(parent.stdout, 'data')
  writeFileSync(join(folder, 'lock'), String(pid))
  await expect.poll(() => isTaken()).toBe(true)
  parent.kill('SIGKILL')
})

/** Takes the folder and gives it back. */
function isTaken(): boolean {
  try {
    openState(folder, keep).release()
    return true
  } catch {
    return false
  }
}

test('the endpoints are there while the runner is, and an old one is removed at the start', () => {
  const file = join(folder, 'endpoints.json')
  writeFileSync(file, '{"http":"old"}')
  const state = openState(folder, keep)
  expect(existsSync(file)).toBe(false)
  state.writeEndpoints(endpoints)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(endpoints)
  state.release()
  expect(existsSync(file)).toBe(false)
})

test('a fresh start forgets the table and what was seeded, and nothing that is not ours', () => {
  const first = openState(folder, keep)
  writeFileSync(join(first.table, 'data'), 'x')
  writeFileSync(join(folder, 'letter.txt'), 'mine')
  first.noteSeeded('full')
  first.release()
  const second = openState(folder, keep)
  expect([second.seeded(), existsSync(join(second.table, 'data'))]).toEqual(['full', true])
  second.release()
  const third = openState(folder, { fresh: true })
  expect([third.seeded(), existsSync(join(third.table, 'data'))]).toEqual([undefined, false])
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('mine')
  third.release()
})

test('how far the clock was moved is kept, until the folder begins anew', () => {
  const first = openState(folder, keep)
  expect(first.clockOffsetMs()).toBeUndefined()
  first.noteClock(86_400_000)
  first.release()
  const second = openState(folder, keep)
  expect(second.clockOffsetMs()).toBe(86_400_000)
  second.release()
  const fresh = openState(folder, { fresh: true })
  expect(fresh.clockOffsetMs()).toBeUndefined()
  fresh.release()
})
