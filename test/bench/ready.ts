import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { atMost, figure } from './figure.ts'
import type { Part } from './part.ts'
import { inScratchFolder } from './scratch.ts'

/** What `npm start` runs. */
const script = fileURLToPath(new URL('../../local/run.ts', import.meta.url))
const secondsAtMost = 15
const GIVES_UP_AFTER_MS = 60_000

/** Seconds from the start of the stack's process to its line "ready": the first time, and with the state it has kept. */
export const measureReady: Part = ({ starts, tell }) =>
  inScratchFolder(async (folder) => {
    const first: number[] = []
    const again: number[] = []
    for (let start = 1; start <= starts; start += 1) {
      tell(`ready: starting the stack, ${start} of ${starts}`)
      const state = join(folder, `state-${start}`)
      first.push(await secondsToReady(state))
      again.push(await secondsToReady(state))
    }
    return [
      atMost(figure('ready, first start with demo data', 's', first), secondsAtMost),
      atMost(figure('ready, started again', 's', again), secondsAtMost),
    ]
  })

async function secondsToReady(state: string): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, [script, '--port', '0', '--state', state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const letGo = () => child.kill('SIGTERM')
  process.once('exit', letGo)
  const impatience = setTimeout(() => child.kill('SIGKILL'), GIVES_UP_AFTER_MS)
  try {
    await readyLine(child)
    return (performance.now() - begun) / 1000
  } finally {
    await stop(child)
    clearTimeout(impatience)
    process.off('exit', letGo)
  }
}

async function readyLine({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('the output of the stack cannot be read')
  for await (const line of createInterface({ input: stdout })) {
    if (/^ready\b/.test(line)) return
  }
  throw new Error(`the stack did not become ready within ${GIVES_UP_AFTER_MS / 1000} s: npm start tells why`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  // What it still says is not read, and must not hold it up.
  child.stdout?.resume()
  child.kill('SIGTERM')
  await exited
}
