/** EventBridge on this machine: PutEvents and its rules, and enough to look inside with the `aws` command line. */

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'
import type { CallHooks, LocalClock, ServiceCall } from './contracts.ts'
import { type DeliveryOptions, makeDelivery } from './eventbridge/delivery.ts'
import { type BusEvent, takeEvents } from './eventbridge/put-events.ts'
import { WireError } from './eventbridge/wire-error.ts'
import { accessKeyIdOf, close, listen, readBody } from './stack/http-server.ts'
import { busArn, type Environment } from './template/arns.ts'
import type { BusDefinition, RuleDefinition } from './template/event-rules.ts'

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
  /** Deliveries to targets under way. */
  pending(): number
  /** Takes no new event and waits for the deliveries under way. */
  stop(): Promise<void>
}

type Operation = (input: Readonly<Record<string, unknown>>, isThrottled: boolean) => unknown

export async function startEventBridge(options: EventBridgeOptions): Promise<LocalEventBridge> {
  checkBuses(options)
  const delivery = makeDelivery(options)
  const operations: Readonly<Record<string, Operation>> = {
    ...inspection(options),
    PutEvents: (input, isThrottled) => {
      const { buses, environment, clock } = options
      const { accepted, output } = takeEvents(input, { buses, environment, now: clock.now(), isThrottled })
      for (const one of accepted) {
        options.onEvent?.(one.event)
        delivery.deliver(one)
      }
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

function inspection({ environment, buses, rules }: EventBridgeOptions): Record<string, Operation> {
  const defaultBus = { name: 'default', arn: busArn(environment, 'default') }
  const shown = [defaultBus, ...buses].map(({ name, arn: Arn }) => ({ Name: name, Arn }))
  const busNamed = (name: unknown = 'default') => {
    const found = shown.find((bus) => bus.Name === name || bus.Arn === name)
    if (found) return found
    throw new WireError('ResourceNotFoundException', `Event bus ${String(name)} does not exist.`)
  }
  const rulesOf = (busName: unknown) => rules.filter((rule) => rule.busName === busNamed(busName).Name)
  return {
    ListEventBuses: () => ({ EventBuses: shown }),
    DescribeEventBus: ({ Name }) => busNamed(Name),
    ListRules: ({ EventBusName }) => ({ Rules: rulesOf(EventBusName).map(showRule) }),
    ListTargetsByRule: ({ EventBusName, Rule }) => {
      const rule = rulesOf(EventBusName).find(({ name }) => name === Rule)
      if (!rule) throw new WireError('ResourceNotFoundException', `Rule ${String(Rule)} does not exist.`)
      return {
        Targets: rule.targets.map(({ id, arn: Arn, inputPath }) => ({ Id: id, Arn, InputPath: inputPath })),
      }
    },
  }
}

function showRule({ name, arn: Arn, busName, pattern, isEnabled }: RuleDefinition) {
  const State = isEnabled ? 'ENABLED' : 'DISABLED'
  return { Name: name, Arn, EventBusName: busName, EventPattern: JSON.stringify(pattern), State }
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
