import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { httpHandler } from '../../../shared/edge/http-handler.ts'
import { json } from '../../../shared/edge/problem.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context, httpEvent } from '../../support/http-event.ts'

let log: ReturnType<typeof captureLog>
beforeEach(() => {
  log = captureLog()
})
afterEach(() => {
  log.release()
  vi.useRealTimers()
})

const canary = 'Ndèye-Fatou-Canary'
const unavailable = { statusCode: 503, headers: { 'retry-after': '60', 'x-correlation-id': 'request-1' } }

describe('the HTTP wrapper', () => {
  test('hands the handler raw bytes, header names in lower case, and real time', async () => {
    const at = new Date('2026-01-18T18:17:02Z')
    const handler = httpHandler(
      () => 'tools',
      async (request, tools) => {
        const { headers, body, arrivedAt, correlationId } = request
        return json(
          200,
          { tools, x: headers['x-a'], body: Buffer.from(body).toString('hex'), arrivedAt },
          correlationId,
        )
      },
    )
    const event = httpEvent({ headers: { 'X-A': '1' }, body: Uint8Array.of(0, 255), at })
    const { body } = await handler(event, context)
    expect(JSON.parse(body ?? '')).toEqual({
      tools: 'tools',
      x: '1',
      body: '00ff',
      arrivedAt: at.toISOString(),
    })
  })

  test('answers 503 with Retry-After when the handler throws, and logs no message of a foreign error', async () => {
    const handler = httpHandler(
      () => undefined,
      async () => {
        throw new SyntaxError(`Unexpected token in ${canary}`)
      },
    )
    expect(await handler(httpEvent({}), context)).toMatchObject(unavailable)
    expect(log.text()).toContain('SyntaxError')
    expect(log.text()).not.toContain(canary)
  })

  test('answers 503 by itself when the handler takes four seconds', async () => {
    vi.useFakeTimers()
    const handler = httpHandler(
      () => undefined,
      () => new Promise<never>(() => undefined),
    )
    const answer = handler(httpEvent({}), context)
    await vi.advanceTimersByTimeAsync(4000)
    expect(await answer).toMatchObject(unavailable)
  })

  test('answers 503 while it cannot start, and as usual once it can', async () => {
    let isConfigured = false
    const handler = httpHandler(
      () => {
        if (!isConfigured) throw new Error('setting TABLE_NAME is missing')
        return 'tools'
      },
      async ({ correlationId }) => json(200, {}, correlationId),
    )
    expect(await handler(httpEvent({}), context)).toMatchObject(unavailable)
    isConfigured = true
    expect(await handler(httpEvent({}), context)).toMatchObject({ statusCode: 200 })
  })

  test('takes no correlation id from the caller', async () => {
    const handler = httpHandler(
      () => undefined,
      async ({ correlationId }) => json(200, {}, correlationId),
    )
    const answer = await handler(httpEvent({ headers: { 'x-correlation-id': canary } }), context)
    expect(answer.headers?.['x-correlation-id']).toBe('request-1')
  })
})
