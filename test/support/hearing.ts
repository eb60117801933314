import { AsyncLocalStorage } from 'node:async_hooks'

/** What was printed meanwhile. */
export interface Heard {
  readonly stdout: string
  readonly stderr: string
}

type Printed = Record<'stdout' | 'stderr', string[]>

const listener = new AsyncLocalStorage<Printed>()

/**
 * Runs something in this process and takes what it prints, and only that: what others print at the same time, a
 * second one that is listened to included, goes where it would.
 */
export async function hearing<Result>(work: () => Promise<Result>): Promise<Heard & { result: Result }> {
  listen('stdout')
  listen('stderr')
  const printed: Printed = { stdout: [], stderr: [] }
  const result = await listener.run(printed, work)
  return { result, stdout: printed.stdout.join(''), stderr: printed.stderr.join('') }
}

const heard = new WeakSet<object>()

/** Once per process: outside of `hearing` the stream does what it always did. */
function listen(name: 'stdout' | 'stderr'): void {
  const stream = process[name]
  if (heard.has(stream.write)) return
  const write = new Proxy(stream.write, {
    apply(original, itself, args: Parameters<typeof stream.write>) {
      const printed = listener.getStore()
      if (printed === undefined) return Reflect.apply(original, itself, args)
      printed[name].push(String(args[0]))
      return true
    },
  })
  heard.add(write)
  stream.write = write
}
