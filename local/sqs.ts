import { buildApp } from 'fauxqs'
import type { CallHooks, LocalClock } from './contracts.ts'
import { addCallHooks } from './sqs/call-hooks.ts'
import { checkRedrives, createQueue } from './sqs/create-queue.ts'
import { type MessageAttributes, makeStores, type StoredQueue } from './sqs/fauxqs-stores.ts'
import { beforeArrival, consumeQueue, type QueueConsumer } from './sqs/queue-consumer.ts'
import { addTimeScale } from './sqs/time-scale.ts'
import { LOOPBACK } from './stack/http-server.ts'
import type { QueueDefinition } from './template/queues.ts'

export interface SqsOptions {
  readonly region: string
  readonly queues: readonly QueueDefinition[]
  readonly clock: LocalClock
  readonly hooks?: CallHooks | undefined
  /** 0, or nothing: any free one. */
  readonly port?: number
  /** Told of every message that enters a queue of dead letters, by redrive or sent there. */
  readonly onDeadLetter?: ((queueName: string, messageId: string) => void) | undefined
  /** Names of queues that hold dead letters without being any queue's redrive target (rules, schedules, streams). */
  readonly deadLetterQueues?: readonly string[] | undefined
}

interface QueueDepth {
  readonly visible: number
  /** With a consumer, or failed and waiting for its visibility timeout. */
  readonly inFlight: number
  readonly delayed: number
}

export interface LocalSqs {
  readonly url: string
  readonly region: string
  /**
   * The queue's URL, on 127.0.0.1.
   * @throws on a name that the template does not have
   */
  queueUrl(name: string): string
  /** Sends a message as another service would and returns its id; the hooks are not asked. */
  send(name: string, body: string, attributes?: MessageAttributes): string
  /** The consumer's end of a queue, for the event source mapping. */
  consume(name: string): QueueConsumer
  depth(name: string): QueueDepth
  /** The depth of every queue by name, for waiting until all is quiet. */
  depths(): Readonly<Record<string, QueueDepth>>
  stop(): Promise<void>
}

/**
 * SQS on this machine: fauxqs with the template's queues, on loopback. Messages live in memory.
 * Visibility timeouts and delays are divided by the clock's time scale.
 */
export async function startSqs(options: SqsOptions): Promise<LocalSqs> {
  const { region, clock, hooks, port = 0 } = options
  checkRedrives(options.queues)
  const { stores, createMessage } = await makeStores()
  const store = stores.sqsStore
  const app = buildApp({ logger: false, defaultRegion: region, stores })
  if (hooks) addCallHooks(app, hooks)
  addTimeScale(app, store, clock.timeScale)
  const url = await app.listen({ host: LOOPBACK, port })
  const queues = new Map<string, StoredQueue>()
  for (const queue of options.queues) queues.set(queue.name, createQueue(store, queue, { url, region }))
  tellDeadLetters(options, queues)

  function find(name: string): StoredQueue {
    const queue = queues.get(name)
    if (queue) return queue
    throw new Error(`no queue is named ${name}; the template has: ${[...queues.keys()].join(', ') || 'none'}`)
  }

  return {
    url,
    region,
    queueUrl: (name) => find(name).url,
    send(name, body, attributes = {}) {
      const queue = find(name)
      const delaySeconds = Number(queue.attributes['DelaySeconds']) / clock.timeScale
      const message = createMessage(body, attributes, delaySeconds)
      queue.enqueue(message)
      return message.messageId
    },
    consume: (name) => consumeQueue(store, find(name), clock.timeScale),
    depth: (name) => depthOf(find(name)),
    depths: () => Object.fromEntries([...queues].map(([name, queue]) => [name, depthOf(queue)])),
    stop: () => app.close().then(() => undefined),
  }
}

function tellDeadLetters(options: SqsOptions, queues: ReadonlyMap<string, StoredQueue>): void {
  const { onDeadLetter } = options
  if (!onDeadLetter) return
  const targets = options.queues.flatMap(({ redrive }) => (redrive ? [redrive.deadLetterQueueName] : []))
  for (const name of new Set([...targets, ...(options.deadLetterQueues ?? [])])) {
    const queue = queues.get(name)
    if (queue) beforeArrival(queue, ({ messageId }) => onDeadLetter(name, messageId))
  }
}

function depthOf(queue: StoredQueue): QueueDepth {
  queue.processTimers()
  return {
    visible: queue.messages.length,
    inFlight: queue.inflightMessages.size,
    delayed: queue.delayedMessages.length,
  }
}
