/** The runner's own URL: its clock, whether all is quiet, and schedules on demand. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'
import type { InvocationResult, LocalClock } from '../contracts.ts'
import type { ClockMover } from './clock-move.ts'
import { answerClockMove } from './control-clock.ts'
import { close, listen, readBody } from './http-server.ts'

const MAX_BODY_BYTES = 64 * 1024

export interface ControlOptions {
  readonly clock: LocalClock
  /** Names what is still under way; empty when nothing is. */
  unquiet(): readonly string[]
  readonly schedules: () => readonly string[]
  fireSchedule(name: string, input?: unknown): Promise<InvocationResult>
  readonly advance: ClockMover['advance']
}

export interface LocalControl {
  readonly url: string
  stop(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * `GET /clock` · `GET /health` · `GET /quiet` · `POST /clock` with `{"to": instant}` · `POST /schedules/{name}` with its
 * input as JSON, or `{}` for its own.
 * A page in a browser can call none of it: no CORS headers, JSON only, and our own address as the host.
 */
export async function startControl(options: ControlOptions): Promise<LocalControl> {
  const server = createServer((request, response) => {
    if (request.method === 'POST' && request.url === '/clock' && isOurs(request)) {
      answerClockMove(request, response, options.advance).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      )
      return
    }
    answer(request, options).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) => send(response, 500, { message: String(error) }),
    )
  })
  const url = await listen(server)
  return { url, stop: () => close(server, 1_000) }
}

async function answer(request: IncomingMessage, options: ControlOptions): Promise<Answer> {
  if (!isOurs(request))
    return { status: 403, body: { message: 'only programs of this machine may call this' } }
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  if (request.method === 'POST') return answerPost(request, path, options)
  if (request.method !== 'GET') return { status: 405, body: { message: 'only GET and POST' } }
  const { clock } = options
  switch (path) {
    case '/clock':
      return found({ now: clock.now().toISOString(), offsetMs: clock.offsetMs(), timeScale: clock.timeScale })
    case '/health':
      return found({ status: 'ready' })
    case '/quiet': {
      const underWay = options.unquiet()
      return found({ quiet: underWay.length === 0, underWay })
    }
    default:
      return {
        status: 404,
        body: { message: `${path} is not known; /clock, /health, /quiet, /schedules/{name} are` },
      }
  }
}

async function answerPost(request: IncomingMessage, path: string, options: ControlOptions): Promise<Answer> {
  const name = /^\/schedules\/([^/]+)$/.exec(path)?.[1]
  if (name === undefined || !options.schedules().includes(decodeURIComponent(name))) {
    const known = options.schedules().join(', ') || 'none'
    return { status: 404, body: { message: `${path} is not known; the schedules are: ${known}` } }
  }
  const input = readInput(await readBody(request, MAX_BODY_BYTES))
  if (input === 'unreadable') return { status: 400, body: { message: 'the body must be a JSON object' } }
  const isOwn = Object.keys(input).length === 0
  const result = await options.fireSchedule(decodeURIComponent(name), isOwn ? undefined : input)
  return { status: result.ok ? 200 : 502, body: result }
}

/** A page can neither leave `Origin` out nor send JSON unasked; a name that was rebound to us is another host. */
function isOurs({ headers, method }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  if (headers.origin !== undefined || !['127.0.0.1', 'localhost'].includes(host)) return false
  return method !== 'POST' || (headers['content-type'] ?? '').startsWith('application/json')
}

function readInput(body: Buffer | undefined): Readonly<Record<string, unknown>> | 'unreadable' {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body?.toString('utf8') || '{}'))
  } catch {
    return 'unreadable'
  }
}

function found(body: unknown): Answer {
  return { status: 200, body }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(`${JSON.stringify(body)}\n`)
}
