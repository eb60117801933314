import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type BenchCase, type Measurement, measurement, nameOf } from './case.ts'

const script = fileURLToPath(new URL('solver-process.ts', import.meta.url))

/**
 * Measures a case in a process of its own.
 * @returns undefined when it took longer than these seconds, the making of the instance included, and was stopped
 * @throws Error when the process says nothing for another reason
 */
export function measured(one: BenchCase, withinSeconds: number): Promise<Measurement | undefined> {
  const child = fork(script, [JSON.stringify(one)], {
    ...{
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      timeout: withinSeconds * 1000,
      killSignal: 'SIGKILL',
    },
  })
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  const told = new Promise<Measurement | undefined>((resolve, reject) => {
    child.once('message', (message) => resolve(measurement.parse(message)))
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(undefined)
      else reject(new Error(`${nameOf(one)} by ${one.solver} ended with ${signal ?? code} and said nothing`))
    })
  })
  return told.finally(() => {
    process.off('exit', stop)
    if (child.connected) child.disconnect()
  })
}
