import type { CallHooks, LocalClock } from '../contracts.ts'
import { type SeededChaos, startChaos } from './chaos.ts'
import type { Shutdown } from './shutdown.ts'

interface ChanceOptions {
  readonly chaosSeed?: string | undefined
  readonly clock: LocalClock
  readonly shutdown: Shutdown
  print(line: string): void
}

/** Chaos when there is a seed; at the end it tells what it did. */
export function chaosOf({ chaosSeed, clock, shutdown, print }: ChanceOptions): SeededChaos | undefined {
  if (chaosSeed === undefined) return undefined
  const chaos = startChaos({ seed: chaosSeed, timeScale: clock.timeScale })
  shutdown.add('chaos', () => print(chaos.report()))
  return chaos
}

/**
 * A function dies after its call is done and before it is told so: the moment that tests idempotency. Chaos has no will of
 * its own about mails: what is given for SES holds beside it.
 */
export function hooksOf(
  chaos: SeededChaos,
  kill: (accessKeyId: string) => void,
  { mail }: CallHooks = {},
): CallHooks {
  return {
    ...(mail && { mail }),
    before: chaos.before,
    after: (call) => {
      if (chaos.killAfter(call)) kill(call.accessKeyId)
    },
    indexLagMs: chaos.indexLagMs,
  }
}
