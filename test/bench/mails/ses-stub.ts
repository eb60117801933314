import { once } from 'node:events'
import { createServer } from 'node:http'

/** An SES that takes everything at once and keeps nothing. Gives where it is; it ends with the process. */
export async function startSesStub(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ MessageId: 'one' }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the SES of the bench has no port')
  return `http://127.0.0.1:${address.port}`
}
