/** The stack's engines alone, in a process of their own: dynalite itself, the layer over it, and fauxqs. */

import { once } from 'node:events'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { startDynamoDb } from '../../../local/dynamodb.ts'
import { startSqs } from '../../../local/sqs.ts'
import { startClock } from '../../../local/stack/clock.ts'
import { endWithParent, tellParent } from '../parent.ts'

const QUEUE = 'bench'
// The package is untyped JavaScript; this is what its version 4.0.0 takes and gives.
const makeDynalite = createRequire(import.meta.url)('dynalite') as (options: object) => Server

// All of it is thrown away with its folder, so nothing needs to be closed in order.
endWithParent(async () => undefined)
const [folder = ''] = process.argv.slice(2)
const dynalite = makeDynalite({ createTableMs: 0, path: join(folder, 'dynalite') })
dynalite.listen(0, '127.0.0.1')
await once(dynalite, 'listening')
const layer = await startDynamoDb({ path: join(folder, 'layer') })
const sqs = await startSqs({
  region: 'eu-south-1',
  clock: startClock({ timeScale: 1 }),
  queues: [{ logicalId: 'Queue', name: QUEUE, visibilityTimeoutSeconds: 30 }],
})
tellParent({ dynalite: addressOf(dynalite), layer: layer.url, sqs: sqs.url, queue: sqs.queueUrl(QUEUE) })

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('dynalite has no port')
  return `http://127.0.0.1:${address.port}`
}
