import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const script = join(import.meta.dirname, '../../local/run.ts')

let folder: string
const started: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raccordo-run-'))
})
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the runner as the leader of its own process group, as a terminal does. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout?.on('data', (text: Buffer) => {
    said.out += text
  })
  child.stderr?.on('data', (text: Buffer) => {
    said.err += text
  })
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code)
  const signalGroup = (signal: NodeJS.Signals | 0) => process.kill(-Number(child.pid), signal)
  return { child, said, ended, signalGroup }
}

/** Whether no process of the group is left; signal 0 asks and does nothing. */
function isGone(signalGroup: (signal: 0) => boolean): boolean {
  try {
    return !signalGroup(0)
  } catch {
    return true
  }
}

const state = () => ['--state', join(folder, 'state'), '--port', '0']

describe('npm start', () => {
  test('explains itself', async () => {
    const { said, ended } = run('--help')
    expect(await ended).toBe(0)
    expect(said.out).toMatch(/--time-scale N/)
  })

  test('ends with 2 and the usage on an unknown option', async () => {
    const { said, ended } = run('--prot', '1')
    expect(await ended).toBe(2)
    expect(said.err).toMatch(/--prot[\s\S]*npm start -- \[options\]/)
  })

  test('ends with 1 and one line on a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const { said, ended } = run('--state', join(folder, 'state'), '--port', port)
    expect(await ended).toBe(1)
    expect(said.err).toBe(
      `port ${port} is taken: stop what uses it, or give another with --port (0 = any free one)\n`,
    )
    server.close()
  })

  test('ends with 1 and one line on a state folder in use', async () => {
    const lock = join(folder, 'lock')
    writeFileSync(lock, `${process.pid}\n`)
    const { said, ended } = run('--state', folder, '--port', '0')
    expect(await ended).toBe(1)
    expect(said.err).toMatch(/^another runner \(process \d+\) uses .*: stop it, .*\n$/)
    expect(existsSync(lock)).toBe(true)
  })

  test('runs the real template until Ctrl-C, and stops cleanly though the key reaches it twice', async () => {
    const { said, ended, signalGroup, child } = run(...state(), '--no-demo')
    await expect.poll(() => said.out + said.err, { timeout: 60_000 }).toMatch(/^ready/m)
    const endpoints: { http: string } = JSON.parse(readFileSync(join(folder, 'state/endpoints.json'), 'utf8'))
    expect(said.out).toContain(endpoints.http)
    expect((await fetch(`${endpoints.http}/status`)).status).toBe(200)
    signalGroup('SIGINT')
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(said.out).toMatch(/stopped\n$/)
    expect(existsSync(join(folder, 'state/endpoints.json'))).toBe(false)
    await expect.poll(() => isGone(signalGroup)).toBe(true)
  }, 90_000)

  test('stops at once while it is still starting, leaving no process and no lock', async () => {
    const { said, ended, signalGroup } = run(...state())
    await expect.poll(() => said.out).toMatch(/synthesizing/)
    signalGroup('SIGTERM')
    expect(await ended).toBe(0)
    expect(existsSync(join(folder, 'state/lock'))).toBe(false)
    await expect.poll(() => isGone(signalGroup)).toBe(true)
  }, 60_000)
})
