import { describe, expect, test } from 'vitest'
import type { InvocationResult } from '../../../local/contracts.ts'
import { makeAsyncInvoker } from '../../../local/lambda/async-invocation.ts'

describe('an invocation that nobody waits for', () => {
  const failed: InvocationResult = { ok: false, errorType: 'Error', errorMessage: 'no' }

  test('is tried three times and then told as given up', async () => {
    const givenUp: string[] = []
    let attempts = 0
    const invoker = makeAsyncInvoker({
      lambda: {
        invoke: async () => {
          attempts += 1
          return failed
        },
      },
      clock: { timeScale: 10_000 },
      onGivenUp: (name, type) => givenUp.push(`${name} ${type}`),
    })
    expect(await invoker.invoke('work', {})).toEqual(failed)
    expect([attempts, givenUp, invoker.pending()]).toEqual([3, ['work Error'], 0])
  })

  test('waits no longer once all is stopping', async () => {
    const invoker = makeAsyncInvoker({ lambda: { invoke: async () => failed }, clock: { timeScale: 1 } })
    const result = invoker.invoke('work', {})
    expect(invoker.pending()).toBe(1)
    invoker.stop()
    expect(await result).toEqual(failed)
  })
})
