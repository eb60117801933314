import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { answerLink } from '../../functions/mail/pages/answered-link.ts'
import { packed } from '../../functions/mail/pages/packed.ts'
import type { HttpRequest } from '../../shared/edge/http-handler.ts'
import type { Table } from '../../shared/table/table.ts'

/** The pages behind links, for a browser, at a time that stands still. */
export async function serveLinks(table: Table, at: string) {
  let now = new Date(at)
  let isSafari = false
  const server = createServer(async (incoming, outgoing) => {
    const request = await requestOf(incoming, isSafari)
    const answer = packed(await answerLink(request, table, now), request)
    outgoing.writeHead(answer.statusCode ?? 200, { ...answer.headers } as Record<string, string>)
    outgoing.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    moveTo(later: string) {
      now = new Date(later)
    },
    /** From now on browsers do not say that it was a person, as Safari never does. */
    hearAsSafari(is: boolean) {
      isSafari = is
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const unsaid = new Set(['sec-fetch-user', 'sec-ch-ua'])

async function requestOf(incoming: IncomingMessage, isSafari: boolean): Promise<HttpRequest> {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers)
      .filter(([name]) => !(isSafari && unsaid.has(name)))
      .map(([name, value]) => [name, [value].flat().join(', ')]),
  )
  return {
    method: incoming.method ?? 'GET',
    path: new URL(incoming.url ?? '/', 'http://localhost').pathname,
    headers,
    body: Buffer.concat(await Array.fromAsync(incoming)),
    arrivedAt: new Date(),
    correlationId: 'test',
  }
}
