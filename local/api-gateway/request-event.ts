/** The event, in payload format 2.0, that an HTTP API makes of a request. */

import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { LOCAL_ACCOUNT_ID } from '../template/arns.ts'
import type { RouteMatch } from './routes.ts'

interface ParsedRequest {
  readonly request: IncomingMessage
  /** Decoded, as API Gateway hands it on. */
  readonly path: string
  readonly query: string
  readonly body: Buffer
}

/** Everything else reaches the function in base64. */
const textTypes = /^(text\/|application\/(json|xml|javascript)\b|application\/[^;]+\+(json|xml)\b)/i

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** @param now real time: the signature of a request is checked against it, whatever the moved clock says */
export function makeRequestEvent(
  { request, path, query, body }: ParsedRequest,
  { route, pathParameters }: RouteMatch,
  apiId: string,
  now: Date,
): APIGatewayProxyEventV2 {
  const { cookies, headers } = readHeaders(request)
  // AWS does not say what becomes of a text that is no UTF-8; as a string it would lose bytes, and its signature.
  const isText = textTypes.test(headers['content-type'] ?? '') && isUtf8(body)
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(query !== '' && { queryStringParameters: readQuery(query) }),
    requestContext: {
      accountId: LOCAL_ACCOUNT_ID,
      apiId,
      domainName: request.headers.host ?? '',
      domainPrefix: apiId,
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: accessLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters: { ...pathParameters } }),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

/** Names in lower case, repeated headers joined by a comma; cookies stand apart and are not among them. */
function readHeaders(request: IncomingMessage): { cookies: string[]; headers: Record<string, string> } {
  const values = new Map<string, string[]>()
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase()
    values.set(name, [...(values.get(name) ?? []), request.rawHeaders[index + 1] ?? ''])
  }
  const cookies = (values.get('cookie') ?? []).flatMap((line) => line.split(/; */)).filter(Boolean)
  values.delete('cookie')
  return { cookies, headers: Object.fromEntries([...values].map(([name, list]) => [name, list.join(',')])) }
}

function readQuery(query: string): Record<string, string> {
  const values = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(query))
    values.set(name, [...(values.get(name) ?? []), value])
  return Object.fromEntries([...values].map(([name, list]) => [name, list.join(',')]))
}

/** `12/Mar/2020:19:03:58 +0000` */
function accessLogTime(now: Date): string {
  const day = String(now.getUTCDate()).padStart(2, '0')
  return `${day}/${months[now.getUTCMonth()]}/${now.getUTCFullYear()}:${now.toISOString().slice(11, 19)} +0000`
}
