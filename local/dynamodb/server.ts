import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { CallHooks, ServiceCall } from '../contracts.ts'
import { accessKeyIdOf, readBody } from '../stack/http-server.ts'
import type { Data } from './dynalite.ts'
import { faultAnswer, holdBack } from './faults.ts'
import type { Operation } from './operations.ts'
import { asWireError, serializationError, WireError } from './wire-error.ts'

const MAX_BODY_BYTES = 16 * 1024 * 1024
/** Longer than any client keeps a connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000

interface Answer {
  readonly statusCode: number
  readonly body: unknown
}

/** The HTTP side: reads a request of DynamoDB's JSON protocol, asks the hooks, runs the operation, answers. */
export function makeDynamoDbServer(
  operations: (name: string) => Operation,
  hooks: CallHooks,
  failed: (error: unknown) => void,
): Server {
  const server = createServer((request, response) => {
    // The runner may kill a caller at any time; what it asked for is done all the same.
    response.on('error', () => undefined)
    answer(request, operations, hooks, failed).then(
      (result) => result && send(response, result),
      () => request.destroy(),
    )
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return server
}

async function answer(
  request: IncomingMessage,
  operations: (name: string) => Operation,
  hooks: CallHooks,
  failed: (error: unknown) => void,
): Promise<Answer> {
  if (request.method !== 'POST') return { statusCode: 200, body: 'healthy: DynamoDB on this machine' }
  try {
    const body = await readBody(request, MAX_BODY_BYTES)
    if (!body) throw new WireError({ __type: 'RequestEntityTooLarge' }, 413)
    const call = readCall(request)
    const input = parse(body.toString())
    return { statusCode: 200, body: await perform(operations(call.operation), hooks, call, input) }
  } catch (error) {
    const known = asWireError(error)
    if (known) return { statusCode: known.statusCode, body: known.body }
    if (!request.complete) throw error
    failed(error)
    return {
      statusCode: 500,
      body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: String(error) },
    }
  }
}

async function perform(
  operation: Operation,
  hooks: CallHooks,
  call: ServiceCall,
  input: Data,
): Promise<Data> {
  await hooks.hold?.(call)
  const fault = hooks.before?.(call)
  const batch = fault === 'throttle' ? holdBack(call.operation, input) : undefined
  const refusal = fault && !batch ? faultAnswer(fault, call.operation, input) : undefined
  if (refusal) throw refusal
  try {
    return { ...(await operation(batch?.input ?? input, call)), ...batch?.unprocessed }
  } finally {
    hooks.after?.(call)
  }
}

function readCall({ headers }: IncomingMessage): ServiceCall {
  const [version, operation] = String(headers['x-amz-target'] ?? '').split('.')
  if (version !== 'DynamoDB_20120810' || !operation) {
    throw new WireError({ __type: 'com.amazon.coral.service#UnknownOperationException' })
  }
  const accessKeyId = accessKeyIdOf(headers)
  if (accessKeyId === undefined) {
    throw new WireError({
      __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
    })
  }
  return { service: 'dynamodb', operation, accessKeyId }
}

function parse(body: string): Data {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Refused below like everything that is no object.
  }
  throw serializationError('The request is no JSON object')
}

function send(response: ServerResponse, { statusCode, body }: Answer): void {
  response.writeHead(statusCode, {
    'Content-Type': 'application/x-amz-json-1.0',
    'x-amzn-RequestId': randomUUID(),
  })
  response.end(JSON.stringify(body))
}
