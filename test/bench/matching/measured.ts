import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type * as z from 'zod'
import { type BenchCase, type Measurement, measurement } from './case.ts'

const script = fileURLToPath(new URL('solver-process.ts', import.meta.url))

/** Measures a case in a process of its own, as `toldByProcess`. */
export function measured(one: BenchCase, withinSeconds: number): Promise<Measurement | undefined> {
  return toldByProcess(script, one, measurement, withinSeconds)
}

/**
 * Lets a script measure a case.
 * @returns undefined when it took longer than these seconds, the making of the instance included, and was stopped
 * @throws Error when the script says nothing for another reason
 */
export function toldByProcess<Schema extends z.ZodType>(
  path: string,
  one: object,
  schema: Schema,
  withinSeconds: number,
): Promise<z.infer<Schema> | undefined> {
  const child = fork(path, [JSON.stringify(one)], {
    ...{
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      timeout: withinSeconds * 1000,
      killSignal: 'SIGKILL',
    },
  })
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  const told = new Promise<z.infer<Schema> | undefined>((resolve, reject) => {
    child.once('message', (message) => resolve(schema.parse(message)))
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(undefined)
      else
        reject(new Error(`${path} of ${JSON.stringify(one)} ended with ${signal ?? code} and said nothing`))
    })
  })
  return told.finally(() => {
    process.off('exit', stop)
    if (child.connected) child.disconnect()
  })
}
