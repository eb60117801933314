import type { EventSourceMapping } from './event-source-mapping/mapping.ts'
import { pollQueue, type QueueMappingOptions } from './event-source-mapping/queue-mapping.ts'
import { followStream, type StreamMappingOptions } from './event-source-mapping/stream-mapping.ts'

/**
 * Brings a queue's messages to a function: what succeeded is deleted, what failed is left to its visibility
 * timeout.
 * @throws on settings that AWS refuses
 */
export function startQueueMapping(options: QueueMappingOptions): EventSourceMapping {
  const { batchSize, maximumConcurrency, queueName, windowSeconds } = options
  const mapping = `the mapping of queue ${queueName}`
  checkBetween(`${mapping}: batch size`, batchSize, 1, 10_000)
  checkBetween(`${mapping}: batching window`, windowSeconds, 0, 300)
  if (batchSize > 10 && windowSeconds < 1) {
    throw new Error(
      `${mapping}: batch size ${batchSize} is over 10 and so needs a batching window of 1 s or more`,
    )
  }
  if (maximumConcurrency !== undefined) {
    checkBetween(`${mapping}: maximum concurrency`, maximumConcurrency, 2, 1000)
  }
  return pollQueue(options)
}

/**
 * Brings a table's changes to a function, one batch after the other, and batches that cannot be delivered to the
 * on-failure queue.
 * @throws on settings that AWS refuses
 */
export function startStreamMapping(options: StreamMappingOptions): EventSourceMapping {
  const { batchSize, maximumRecordAgeSeconds, maximumRetryAttempts, tableName, windowSeconds } = options
  const mapping = `the mapping of table ${tableName}`
  checkBetween(`${mapping}: batch size`, batchSize, 1, 10_000)
  checkBetween(`${mapping}: batching window`, windowSeconds, 0, 300)
  checkBetween(`${mapping}: retry attempts`, maximumRetryAttempts, -1, 10_000)
  if (maximumRecordAgeSeconds !== undefined) {
    checkBetween(`${mapping}: maximum record age`, maximumRecordAgeSeconds, 60, 604_800)
  }
  return followStream(options)
}

function checkBetween(what: string, value: number, least: number, most: number): void {
  if (value < least || value > most) {
    throw new Error(`${what} is ${value}; Lambda takes ${least} to ${most}`)
  }
}
