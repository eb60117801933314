import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { Refused } from '../../shared/errors.ts'
import type { ClockMover } from './clock-move.ts'
import { readBody } from './http-server.ts'

const wanted = z.object({ to: z.iso.datetime({ offset: true }) })
const MAX_BODY_BYTES = 1024

/**
 * Moves the clock for whoever asked, and tells each step as a line of JSON: `{"step": …}`, at the end `{"move": …}` or
 * `{"refused": "…"}`. Whoever goes away gives the move up.
 */
export async function answerClockMove(
  request: IncomingMessage,
  response: ServerResponse,
  advance: ClockMover['advance'],
): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES)
  const to = readTarget(body)
  if (to === undefined) {
    tell(response, 400, { refused: 'the body must be {"to": "2026-11-23T07:00:00Z"}' })
    response.end()
    return
  }
  const gone = new AbortController()
  response.on('close', () => gone.abort(new Refused('whoever moved the clock went away')))
  try {
    const move = await advance(to, {
      signal: gone.signal,
      onStep: (step) => tell(response, 200, { step }),
    })
    tell(response, 200, { move })
  } catch (error) {
    tell(response, error instanceof Refused ? 409 : 500, {
      refused: error instanceof Error ? error.message : String(error),
    })
  }
  response.end()
}

function readTarget(body: Buffer | undefined): Date | undefined {
  try {
    return new Date(wanted.parse(JSON.parse(body?.toString('utf8') ?? '')).to)
  } catch {
    return undefined
  }
}

function tell(response: ServerResponse, status: number, line: object): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/x-ndjson' })
  response.write(`${JSON.stringify(line)}\n`)
}
