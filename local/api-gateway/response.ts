/** How an HTTP API understands what a function returned. */

import * as z from 'zod'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: Buffer
}

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const structuredSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), headerValue).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

/** An answer that API Gateway gives by itself. */
export function ownAnswer(status: number, message: string): HttpAnswer {
  return answerJson(status, JSON.stringify({ message }))
}

/**
 * The answer that a function's result stands for: an object with a `statusCode` is the answer itself, a string is
 * a body, anything else is sent as JSON.
 */
export function interpretResult(payload: unknown): HttpAnswer {
  if (typeof payload === 'string') return answerJson(200, payload)
  if (typeof payload !== 'object' || payload === null || !('statusCode' in payload)) {
    return answerJson(200, JSON.stringify(payload ?? null))
  }
  const result = structuredSchema.safeParse(payload)
  if (!result.success) return ownAnswer(500, 'Internal Server Error')
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.data
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=utf-8', ...lowerCased(headers ?? {}) },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  }
}

function answerJson(status: number, body: string): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, cookies: [], body: Buffer.from(body) }
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
