import type { Chaos, LocalClock, LocalLambda } from '../contracts.ts'
import { type EventPattern, matches } from '../eventbridge/event-pattern.ts'
import type { ReceivedMessage } from '../sqs/queue-consumer.ts'
import type { LocalSqs } from '../sqs.ts'
import { type EventSourceMapping, finishWithin } from './mapping.ts'
import { failedItems } from './partial-failures.ts'
import { filterView, toQueueRecord } from './queue-records.ts'

export interface QueueMappingOptions {
  readonly queueName: string
  readonly functionName: string
  readonly batchSize: number
  /** How long to wait for a full batch after its first message; divided by the time scale. */
  readonly windowSeconds: number
  readonly maximumConcurrency?: number
  readonly reportBatchItemFailures: boolean
  /** A message that matches none of them is dropped; none at all means that every message is wanted. */
  readonly filterPatterns?: readonly EventPattern[]
  readonly lambda: Pick<LocalLambda, 'invoke'>
  readonly sqs: LocalSqs
  readonly clock: LocalClock
  readonly chaos?: Pick<Chaos, 'duplicates' | 'lateMs'> | undefined
}

/** SQS waits no longer than this for a message, and gives no more than this at once. */
const LONG_POLL_MS = 20_000
const MAX_RECEIVED = 10

/** Batches under way at the same time when the mapping sets no maximum: as many as Lambda begins with. */
const USUAL_CONCURRENCY = 5

/** Brings a queue's messages to a function, as Lambda's SQS poller does. */
export function pollQueue(options: QueueMappingOptions): EventSourceMapping {
  const { sqs, lambda, chaos, batchSize, filterPatterns = [] } = options
  const consumer = sqs.consume(options.queueName)
  if (chaos) consumer.delayArrivals((messageId) => chaos.lateMs(messageId))
  const windowMs = (options.windowSeconds * 1000) / options.clock.timeScale
  const concurrency = options.maximumConcurrency ?? USUAL_CONCURRENCY
  const deliveries = new Set<Promise<void>>()
  let gathered = 0
  let isStopped = false

  const toRecord = (received: ReceivedMessage) => toQueueRecord(received, consumer.arn, sqs.region)

  function isWanted(received: ReceivedMessage): boolean {
    if (filterPatterns.length === 0) return true
    const view = filterView(toRecord(received))
    if (filterPatterns.some((pattern) => matches(pattern, view))) return true
    consumer.delete(received)
    return false
  }

  async function receive(room: number, waitMs: number): Promise<ReceivedMessage[]> {
    const received = await consumer.receive(Math.min(room, MAX_RECEIVED), waitMs)
    return received.filter(isWanted)
  }

  async function gather(): Promise<ReceivedMessage[]> {
    const batch = await receive(batchSize, LONG_POLL_MS)
    const endsAt = performance.now() + windowMs
    while (batch.length > 0 && batch.length < batchSize && !isStopped) {
      const leftMs = endsAt - performance.now()
      if (leftMs <= 0) break
      batch.push(...(await receive(batchSize - batch.length, leftMs)))
    }
    return batch
  }

  async function failuresOf(batch: readonly ReceivedMessage[]): Promise<ReadonlySet<string>> {
    const identifiers = batch.map(({ message }) => message.messageId)
    const result = await lambda.invoke(options.functionName, { Records: batch.map(toRecord) })
    if (!result.ok) return new Set(identifiers)
    return options.reportBatchItemFailures ? failedItems(result.payload, identifiers) : new Set()
  }

  async function deliver(batch: readonly ReceivedMessage[]): Promise<void> {
    const failed = await failuresOf(batch)
    for (const received of batch) {
      const { messageId } = received.message
      if (failed.has(messageId)) consumer.leave(received)
      else if (chaos?.duplicates(messageId)) consumer.redeliver(received)
      else consumer.delete(received)
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      if (deliveries.size >= concurrency) {
        await Promise.race(deliveries)
        continue
      }
      const batch = await gather()
      if (batch.length === 0) continue
      gathered += batch.length
      const delivery = deliver(batch).finally(() => {
        gathered -= batch.length
        deliveries.delete(delivery)
      })
      deliveries.add(delivery)
    }
  }

  const running = run()
  return {
    pending: () => gathered,
    async stop() {
      isStopped = true
      consumer.wake()
      await finishWithin(running.then(() => Promise.all(deliveries)))
    },
  }
}
