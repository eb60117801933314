/** What the runner's own HTTP servers have in common. */

import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'

/** Nothing of the runner is reachable from another machine. */
export const LOOPBACK = '127.0.0.1'

/**
 * Listens on loopback (port 0: any free one) and gives the address.
 * @throws when the port is taken, with the code EADDRINUSE
 */
export async function listen(server: Server, port = 0): Promise<string> {
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  return addressOf(server)
}

/** `http://127.0.0.1:<port>` of a server that listens. */
export function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return `http://${LOOPBACK}:${address.port}`
}

/** Takes no new request and waits for those under way; after the limit they are cut off. */
export async function close(server: Server, limitMs = 10_000): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  // A connection becomes idle when its last answer is sent, and a client may keep it open for long.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const cutOff = setTimeout(() => server.closeAllConnections(), limitMs)
  await closed
  clearInterval(idle)
  clearTimeout(cutOff)
}

/** The request's body, or `undefined` when it is longer than the limit; the rest is then read and dropped. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limitBytes) chunks.push(chunk)
  }
  return length > limitBytes ? undefined : Buffer.concat(chunks)
}

/** Who calls: the access key that the request is signed with, if it is signed. */
export function accessKeyIdOf({
  authorization,
}: Pick<IncomingHttpHeaders, 'authorization'>): string | undefined {
  return /Credential=([^/\s]+)\//.exec(authorization ?? '')?.[1]
}
