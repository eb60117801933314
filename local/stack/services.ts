/** Starts the services that the template asks for, wired to each other, on loopback. */

import { setTimeout as wait } from 'node:timers/promises'
import type { LocalApiGateway } from '../api-gateway.ts'
import type { CallHooks, LocalClock, LocalDynamoDb, LocalLambda, SendToQueue } from '../contracts.ts'
import { startDynamoDb } from '../dynamodb.ts'
import type { EventSourceMapping } from '../event-source-mapping/mapping.ts'
import { startQueueMapping, startStreamMapping } from '../event-source-mapping.ts'
import type { BusEvent } from '../eventbridge/put-events.ts'
import { type LocalEventBridge, startEventBridge } from '../eventbridge.ts'
import { type AsyncInvoker, makeAsyncInvoker } from '../lambda/async-invocation.ts'
import { startLambda } from '../lambda.ts'
import { type LocalSes, startSes } from '../ses.ts'
import { type LocalSqs, startSqs } from '../sqs.ts'
import type { StackDefinition } from '../template.ts'
import { functionsHere } from './addresses.ts'
import { chaosOf, hooksOf } from './chance.ts'
import type { SeededChaos } from './chaos.ts'
import { deadLetterQueues } from './dead-letters.ts'
import { ensureTables } from './ensure-tables.ts'
import { shorten } from './shorten.ts'
import type { Shutdown } from './shutdown.ts'
import type { StateFolder } from './state.ts'

export interface ServicesOptions {
  readonly stack: StackDefinition
  readonly state: StateFolder
  readonly clock: LocalClock
  readonly api: LocalApiGateway
  readonly chaosSeed?: string | undefined
  readonly hooks?: CallHooks | undefined
  readonly onEvent?: ((event: BusEvent) => void) | undefined
  readonly shutdown: Shutdown
  print(line: string): void
}

export interface Services {
  readonly dynamodb: LocalDynamoDb
  readonly sqs: LocalSqs
  readonly ses: LocalSes
  readonly eventbridge: LocalEventBridge
  readonly lambda: LocalLambda
  readonly invoker: AsyncInvoker
  readonly mappings: readonly EventSourceMapping[]
}

/** How long a stopping stack waits for invocations that nobody else waits for. */
const LAST_INVOCATIONS_MS = 5_000

export async function startServices(options: ServicesOptions): Promise<Services> {
  const { stack, state, clock, shutdown, print } = options
  const { region } = stack.environment
  // The functions can only be started when the services have their addresses, and the services call the functions.
  let lambda: LocalLambda | undefined
  let invoker: AsyncInvoker | undefined
  const chaos = chaosOf(options)
  const kill = (accessKeyId: string) => lambda?.kill(accessKeyId)
  const hooks = chaos ? hooksOf(chaos, kill, options.hooks) : options.hooks

  const dynamodb = await startDynamoDb({ path: state.table, clock, ...(hooks && { hooks }) })
  shutdown.add('table', dynamodb.stop)
  await ensureTables(stack.tables, dynamodb.url, region)
  const sqs = await startSqs({
    region,
    queues: stack.queues,
    clock,
    hooks,
    deadLetterQueues: deadLetterQueues(stack),
    onDeadLetter: (queue, messageId) =>
      print(`dead letter ${messageId} in ${queue}: npm run -s raccordo -- dead-letter list`),
  })
  shutdown.add('queues', sqs.stop)
  const eventbridge = await startEventBridge({
    ...{ environment: stack.environment, buses: stack.buses, rules: stack.rules, clock, chaos, hooks },
    onEvent: options.onEvent,
    sendToQueue: sendThrough(sqs),
    startFunction: (name, payload) =>
      void invoker
        ?.invoke(name, payload)
        .catch((cause: unknown) => print(`rule for ${name}: ${String(cause)}`)),
    onLost: (rule, message) => print(`rule ${rule}: ${message}`),
  })
  shutdown.add('event bus', eventbridge.stop)
  const { environment } = stack
  const ses = await startSes({ ses: stack.ses, environment, clock, hooks, tell: eventbridge.tell })
  shutdown.add('mail', ses.stop)
  lambda = startFunctions(options, { dynamodb, sqs, ses, eventbridge })
  shutdown.add('functions', lambda.stop)
  invoker = makeAsyncInvoker({
    lambda,
    clock,
    onGivenUp: (name, type) => print(`${name} failed three times: ${type}`),
  })
  shutdown.add('invocations under way', () => endInvocations(lambda, invoker))
  const mappings = startMappings(stack, { lambda, sqs, dynamodb, clock, chaos })
  shutdown.add('event source mappings', () => Promise.all(mappings.map((mapping) => mapping.stop())))
  return { dynamodb, sqs, ses, eventbridge, lambda, invoker, mappings }
}

/** Nobody waits for what a schedule started, and the functions' own stop would cut it off. */
async function endInvocations(lambda: LocalLambda, invoker: AsyncInvoker): Promise<void> {
  invoker.stop()
  const end = performance.now() + LAST_INVOCATIONS_MS
  while (lambda.inFlight() > 0 && performance.now() < end) await wait(20)
}

/** Sends as another service of AWS would. */
export function sendThrough(sqs: LocalSqs): SendToQueue {
  return async (queueName, body, attributes = {}) => {
    const typed = Object.entries(attributes).map(([name, text]) => [
      name,
      { DataType: 'String', StringValue: text },
    ])
    sqs.send(queueName, body, Object.fromEntries(typed))
  }
}

function startFunctions(
  { stack, state, clock, api, print }: ServicesOptions,
  { dynamodb, sqs, ses, eventbridge }: Omit<Services, 'lambda' | 'invoker' | 'mappings'>,
): LocalLambda {
  const { region } = stack.environment
  return startLambda({
    functions: functionsHere(stack, { http: api.url, queueUrl: sqs.queueUrl }),
    endpoints: {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
      AWS_ENDPOINT_URL_SQS: sqs.url,
      AWS_ENDPOINT_URL_EVENTBRIDGE: eventbridge.url,
      AWS_ENDPOINT_URL_SESV2: ses.url,
    },
    logFolder: state.logs,
    clock,
    onWarning: (functionName, line) => print(`${functionName}: ${shorten(line)}`),
  })
}

type MappingParts = Pick<Services, 'lambda' | 'sqs' | 'dynamodb'> & {
  readonly clock: LocalClock
  readonly chaos: SeededChaos | undefined
}

function startMappings(stack: StackDefinition, parts: MappingParts): EventSourceMapping[] {
  return [
    ...stack.queueMappings.map((mapping) => startQueueMapping({ ...mapping, ...parts })),
    ...stack.streamMappings.map((mapping) => startStreamMapping({ ...mapping, ...parts })),
  ]
}
