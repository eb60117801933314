/** EventBridge on this machine: PutEvents and its rules, and enough to look inside with the `aws` command line. */

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'
import type { CallHooks, LocalClock, ServiceCall } from './contracts.ts'
import { type DeliveryOptions, makeDelivery } from './eventbridge/delivery.ts'
import { inspection } from './eventbridge/inspection.ts'
import { type AcceptedEvent, type BusEvent, takeEvents } from './eventbridge/put-events.ts'
import { type ServiceEvent, wholeEvent } from './eventbridge/service-event.ts'
import { accessKeyIdOf, close, listen, readBody } from './stack/http-server.ts'
import { WireError } from './stack/wire-error.ts'
import type { Environment } from './template/arns.ts'
import type { BusDefinition } from './template/event-rules.ts'

/** Larger than any call that can be accepted. */
const MAX_BODY_BYTES = 2 * 1024 * 1024

export interface EventBridgeOptions extends DeliveryOptions {
  readonly environment: Environment
  readonly buses: readonly BusDefinition[]
  readonly clock: LocalClock
  readonly hooks?: CallHooks | undefined
  /** Told of every event that a bus takes, before it is delivered. */
  readonly onEvent?: ((event: BusEvent) => void) | undefined
  readonly port?: number
}

export interface LocalEventBridge {
  readonly url: string
  /** Takes an event of another service of AWS to the default bus. */
  tell(event: ServiceEvent): void
  /** Deliveries to targets under way. */
  pending(): number
  /** Takes no new event and waits for the deliveries under way. */
  stop(): Promise<void>
}

type Operation = (input: Readonly<Record<string, unknown>>, isThrottled: boolean) => unknown

export async function startEventBridge(options: EventBridgeOptions): Promise<LocalEventBridge> {
  checkBuses(options)
  const { buses, clock, environment } = options
  const delivery = makeDelivery(options)
  const take = (one: AcceptedEvent) => {
    options.onEvent?.(one.event)
    delivery.deliver(one)
  }
  const operations: Readonly<Record<string, Operation>> = {
    ...inspection(options),
    PutEvents: (input, isThrottled) => {
      const { accepted, output } = takeEvents(input, { buses, environment, now: clock.now(), isThrottled })
      accepted.forEach(take)
      return output
    },
  }
  const server = createServer((request, response) => {
    answer(request, operations, options.hooks ?? {}).then(
      (output) => send(response, 200, output),
      (error: unknown) => sendError(response, error),
    )
  })
  const url = await listen(server, options.port)
  return {
    url,
    tell: (event) => take({ busName: 'default', event: wholeEvent(event, environment) }),
    pending: delivery.pending,
    async stop() {
      await close(server)
      await delivery.settle()
    },
  }
}

/** A rule on a bus that does not exist would be silent for ever. */
function checkBuses({ buses, rules }: EventBridgeOptions): void {
  for (const { name, busName } of rules) {
    if (busName === 'default' || buses.some((bus) => bus.name === busName)) continue
    throw new Error(`rule ${name} is on the bus ${busName}, which is not among the template's buses`)
  }
}

async function answer(
  request: IncomingMessage,
  operations: Readonly<Record<string, Operation>>,
  hooks: CallHooks,
): Promise<unknown> {
  const body = await readBody(request, MAX_BODY_BYTES)
  const call = callOf(request)
  const operation = operations[call.operation]
  if (!operation) {
    throw new WireError('UnknownOperationException', `${call.operation} is not known to the local runner`)
  }
  if (!body) throw new WireError('RequestEntityTooLargeException', 'the request is too large', 413)
  const isThrottled = hooks.before?.(call) === 'throttle'
  if (isThrottled && call.operation !== 'PutEvents')
    throw new WireError('ThrottlingException', 'Rate exceeded')
  const output = operation(parse(body), isThrottled)
  hooks.after?.(call)
  return output
}

function callOf({ headers }: IncomingMessage): ServiceCall {
  const operation = String(headers['x-amz-target'] ?? '').replace(/^AWSEvents\./, '')
  return { service: 'eventbridge', operation, accessKeyId: accessKeyIdOf(headers) ?? '' }
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body.toString('utf8') || '{}'))
  } catch (cause) {
    throw new WireError('SerializationException', `the body is no JSON object: ${String(cause)}`)
  }
}

function sendError(response: ServerResponse, error: unknown): void {
  const known = error instanceof WireError ? error : new WireError('InternalException', String(error), 500)
  send(response, known.status, { __type: known.code, message: known.message })
}

function send(response: ServerResponse, status: number, output: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  })
  response.end(JSON.stringify(output))
}
