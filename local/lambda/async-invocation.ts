/**
 * Invocations that nobody waits for, as schedules and rules make them: Lambda takes the event, and when the
 * function fails it tries twice more. What then still fails is gone, on AWS as here.
 */

import { setTimeout as wait } from 'node:timers/promises'
import type { InvocationResult, LocalClock, LocalLambda } from '../contracts.ts'

/** Lambda's own waits before the second and the third attempt. */
const RETRY_WAITS_MS = [60_000, 120_000]

export interface AsyncInvoker {
  /** Resolves when the function has succeeded or been given up. */
  invoke(functionName: string, payload: unknown): Promise<InvocationResult>
  /** Events whose function runs or waits to be tried again. */
  pending(): number
  /** Gives up the waits; what runs is left to the functions' own stop. */
  stop(): void
}

interface AsyncInvokerOptions {
  readonly lambda: Pick<LocalLambda, 'invoke'>
  readonly clock: Pick<LocalClock, 'timeScale'>
  /** Told once per event that was given up. */
  readonly onGivenUp?: (functionName: string, errorType: string) => void
}

export function makeAsyncInvoker({ lambda, clock, onGivenUp }: AsyncInvokerOptions): AsyncInvoker {
  const stopping = new AbortController()
  let pending = 0

  async function attempt(functionName: string, payload: unknown): Promise<InvocationResult> {
    let result = await lambda.invoke(functionName, payload)
    for (const waitMs of RETRY_WAITS_MS) {
      if (result.ok || !(await pause(waitMs / clock.timeScale, stopping.signal))) return result
      result = await lambda.invoke(functionName, payload)
    }
    if (!result.ok) onGivenUp?.(functionName, result.errorType)
    return result
  }

  return {
    async invoke(functionName, payload) {
      pending += 1
      try {
        return await attempt(functionName, payload)
      } finally {
        pending -= 1
      }
    },
    pending: () => pending,
    stop: () => stopping.abort(),
  }
}

/** Waits; false when it was cut short. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return wait(milliseconds, true, { signal }).catch(() => false)
}
