import { once } from 'node:events'
import { createServer } from 'node:http'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import * as z from 'zod'
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Who asks here is told where DynamoDB Local answers; the first one who asks starts it. */
    readonly dynamoDbLocal: string
  }
}

/** Vitest's global set-up: one DynamoDB Local for all files of a run, as each start costs two seconds of a processor. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let database: Promise<DynamoDbLocal> | undefined
  const server = createServer((_, response) => {
    database ??= startDynamoDbLocal()
    database.then(
      ({ endpoint }) => response.end(endpoint),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  project.provide('dynamoDbLocal', `http://127.0.0.1:${port}`)
  return async () => {
    server.close()
    server.closeAllConnections()
    await database?.then(
      ({ stop }) => stop(),
      () => undefined,
    )
  }
}

/** The address of the DynamoDB Local that all files share, each with tables of its own. */
export async function dynamoDbLocalForAll(): Promise<string> {
  const answer = await fetch(inject('dynamoDbLocal'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(`DynamoDB Local did not start: ${text}`)
  return text
}
