import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { type Endpoints, readEndpoints } from '../../cli/endpoints.ts'

/** The runner as `npm start` runs it, in a process of its own that can be killed. */
export interface RunnerProcess {
  readonly endpoints: Endpoints
  /** Everything that it printed so far. */
  output(): string
  /** As a power cut does. */
  kill(): Promise<void>
  /** As Ctrl-C does; resolves with the exit code. */
  interrupt(): Promise<unknown>
}

const script = fileURLToPath(new URL('../../local/run.ts', import.meta.url))

/** Starts the runner on a state folder and waits until it says that it is ready. */
export async function startRunner(stateFolder: string, timeScale: number): Promise<RunnerProcess> {
  const args = ['--state', stateFolder, '--port', '0', '--no-demo', '--time-scale', String(timeScale)]
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  }
  const output = () => printed.join('')
  await vi.waitUntil(() => /^ready/m.test(output()) || child.exitCode !== null, {
    timeout: 40_000,
    interval: 50,
  })
  if (child.exitCode !== null) throw new Error(`the runner ended with ${child.exitCode}:\n${output()}`)
  const endpoints = await readEndpoints(stateFolder)
  return {
    endpoints,
    output,
    kill: async () => void (await end(child, 'SIGKILL')),
    interrupt: () => end(child, 'SIGINT'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = await exited
  return code
}

/** Waits until the runner's queues are empty and nothing is in flight. */
export async function untilQuiet({ endpoints }: RunnerProcess): Promise<void> {
  await vi.waitFor(
    async () => {
      const { underWay } = (await (await fetch(`${endpoints.control}/quiet`)).json()) as {
        underWay: string[]
      }
      if (underWay.length > 0) throw new Error(`still under way: ${underWay.join(', ')}`)
    },
    { timeout: 20_000, interval: 50 },
  )
}
