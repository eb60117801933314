import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { now } from '../clock.ts'
import { log } from '../log.ts'
import { correlationIdOf } from './correlation.ts'
import { lazily } from './lazily.ts'
import { problemJson } from './problem.ts'

/** A request as handlers see it: raw bytes, header names in lower case. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
  /** When it reached us, in real time: signatures are checked against it. */
  readonly arrivedAt: Date
  readonly correlationId: string
}

/** What a handler answers: status, headers, and the body as text. */
export type HttpAnswer = APIGatewayProxyStructuredResultV2

/** Form providers wait 5 s at the shortest: the answer must be on its way before. */
const ANSWER_WITHIN_MS = 4000
const RETRY_AFTER_SECONDS = 60

/**
 * Makes the entry point of an HTTP function. It answers 503 with Retry-After by itself after four seconds and on any
 * error, also when the function could not start: a sender must repeat, never give up.
 * @param open makes what the handler needs (settings, the table); tried again at the next request when it fails
 * @param unavailable what the 503 says, where a person reads it
 */
export function httpHandler<Tools>(
  open: () => Tools,
  answer: (request: HttpRequest, tools: Tools, now: Date) => Promise<HttpAnswer>,
  unavailable: (correlationId: string, retryAfterSeconds: number) => HttpAnswer = unavailableProblem,
) {
  const tools = lazily(open)
  return middy<APIGatewayProxyEventV2, HttpAnswer>().handler(async (event) => {
    const correlationId = correlationIdOf(event.requestContext?.requestId)
    const late = timer(ANSWER_WITHIN_MS)
    try {
      const work = (async () => answer(toRequest(event, correlationId), tools(), now()))()
      work.catch(() => undefined)
      const first = await Promise.race([work, late.over])
      if (first !== 'late') return first
      log.warn('answered 503: no answer in time', { correlationId, milliseconds: ANSWER_WITHIN_MS })
    } catch (error) {
      log.error('answered 503: failed', error, { correlationId })
    } finally {
      late.stop()
    }
    return unavailable(correlationId, RETRY_AFTER_SECONDS)
  })
}

function toRequest(event: APIGatewayProxyEventV2, correlationId: string): HttpRequest {
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    headers: Object.fromEntries(
      Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    arrivedAt: new Date(event.requestContext.timeEpoch),
    correlationId,
  }
}

function timer(ms: number): { over: Promise<'late'>; stop: () => void } {
  let handle: NodeJS.Timeout | undefined
  const over = new Promise<'late'>((resolve) => {
    handle = setTimeout(() => resolve('late'), ms)
  })
  return { over, stop: () => clearTimeout(handle) }
}

function unavailableProblem(correlationId: string, retryAfterSeconds: number): HttpAnswer {
  return problemJson(
    {
      status: 503,
      title: 'Service unavailable',
      detail: 'Send the same request again: a repeat changes nothing.',
      retryAfterSeconds,
    },
    correlationId,
  )
}
