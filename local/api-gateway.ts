/** An HTTP API of API Gateway on node:http: payload format 2.0, `$default` stage, no authorizers, no throttle. */

import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { makeRequestEvent } from './api-gateway/request-event.ts'
import { type HttpAnswer, interpretResult, ownAnswer } from './api-gateway/response.ts'
import { compileRoutes, type RouteMatch } from './api-gateway/routes.ts'
import type { LocalLambda } from './contracts.ts'
import { close, listen, readBody } from './stack/http-server.ts'
import type { HttpApiDefinition } from './template/http-api.ts'

/** API Gateway's own limit; the functions have smaller ones. */
const MAX_BODY_BYTES = 10 * 1024 * 1024

export interface LocalApiGateway {
  readonly url: string
  /** From now on requests reach the functions; until then they are answered 503. */
  serve(api: HttpApiDefinition, lambda: Pick<LocalLambda, 'invoke'>): void
  /** Takes no new request and waits for those under way. */
  stop(): Promise<void>
}

type Answering = (request: IncomingMessage) => Promise<HttpAnswer>

/** Listens at once, so that the address is known and a taken port is found before anything else starts. */
export async function startApiGateway({ port = 0 }: { readonly port?: number }): Promise<LocalApiGateway> {
  let answering: Answering = async () => ownAnswer(503, 'Service Unavailable')
  const server = createServer((request, response) => {
    answering(request)
      .catch(() => ownAnswer(500, 'Internal Server Error'))
      .then((answer) => send(request, response, answer))
  })
  const url = await listen(server, port)
  return {
    url,
    serve(api, lambda) {
      const findRoute = compileRoutes(api.routes)
      answering = (request) => answerRequest(request, findRoute, api.apiId, lambda)
    },
    stop: () => close(server),
  }
}

async function answerRequest(
  request: IncomingMessage,
  findRoute: ReturnType<typeof compileRoutes>,
  apiId: string,
  lambda: Pick<LocalLambda, 'invoke'>,
): Promise<HttpAnswer> {
  const now = new Date()
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === undefined) return ownAnswer(413, 'Request Entity Too Large')
  const [rawPath = '/', ...rest] = (request.url ?? '/').split('?')
  const path = decode(rawPath)
  if (path === undefined) return ownAnswer(400, 'Bad Request')
  const match = findRoute(request.method ?? 'GET', path)
  if (!match) return ownAnswer(404, 'Not Found')
  const event = makeRequestEvent({ request, path, query: rest.join('?'), body }, match, apiId, now)
  return invokeWithin(match, () => lambda.invoke(match.route.functionName, event))
}

/** API Gateway waits for a function only as long as the integration says, whatever the function's own limit. */
async function invokeWithin(
  { route }: RouteMatch,
  invoke: () => ReturnType<LocalLambda['invoke']>,
): Promise<HttpAnswer> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<HttpAnswer>((answer) => {
    timer = setTimeout(() => answer(ownAnswer(503, 'Service Unavailable')), route.timeoutMs)
  })
  const invoked = invoke().then((result) =>
    result.ok ? interpretResult(result.payload) : ownAnswer(500, 'Internal Server Error'),
  )
  try {
    return await Promise.race([invoked, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  try {
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(answer.cookies.length > 0 && { 'set-cookie': [...answer.cookies] }),
      'content-length': answer.body.length,
      'apigw-requestid': randomBytes(9).toString('base64url'),
    })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  } catch {
    // A header's name or value that HTTP does not allow; API Gateway cannot send it either.
    if (!response.headersSent) send(request, response, ownAnswer(500, 'Internal Server Error'))
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
