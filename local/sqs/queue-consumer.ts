import type { QueueStore, StoredMessage, StoredQueue } from './fauxqs-stores.ts'

/** A message in the hands of one consumer. */
export interface ReceivedMessage {
  readonly receiptHandle: string
  /** The stored message itself: read it, do not change it. */
  readonly message: Readonly<StoredMessage>
  readonly receivedAtMs: number
}

/** The consumer's end of one queue, without HTTP, for the event source mapping. */
export interface QueueConsumer {
  readonly arn: string
  /** Up to ten messages, as soon as there are any, else none after the wait. */
  receive(maximum: number, waitMs: number): Promise<ReceivedMessage[]>
  /** Ends every wait for messages of this queue. */
  wake(): void
  delete(received: ReceivedMessage): void
  /** Leaves a failed message to its visibility timeout, counted from its receipt. */
  leave(received: ReceivedMessage): void
  /** Makes a message visible at once, as if this receipt had not been. */
  redeliver(received: ReceivedMessage): void
  /** Asked for each message that arrives: how long it stays away from consumers, in milliseconds. */
  delayArrivals(lateMs: (messageId: string) => number): void
}

/**
 * A received message stays hidden until the consumer says what became of it. On AWS the timeout is six times the
 * function's; divided by the time scale it could end while the function still works, which AWS never shows us.
 */
const HELD_SECONDS = 43_200

/** Opens a queue of the store for consuming; visibility timeouts are divided by the time scale. */
export function consumeQueue(store: QueueStore, queue: StoredQueue, timeScale: number): QueueConsumer {
  const take = (maximum: number): ReceivedMessage[] => {
    const receivedAtMs = performance.now()
    const deadLetters = (arn: string) => store.getQueueByArn(arn)
    return queue.dequeue(maximum, HELD_SECONDS, deadLetters).flatMap(({ ReceiptHandle: receiptHandle }) => {
      const message = queue.inflightMessages.get(receiptHandle)?.message
      return message ? [{ receiptHandle, message, receivedAtMs }] : []
    })
  }
  return {
    arn: queue.arn,
    async receive(maximum, waitMs) {
      const atOnce = take(maximum)
      if (atOnce.length > 0 || waitMs <= 0) return atOnce
      await queue.waitForMessages(waitMs / 1000)
      return take(maximum)
    },
    wake: () => queue.cancelWaiters(),
    delete: ({ receiptHandle }) => void queue.deleteMessage(receiptHandle),
    leave({ receiptHandle, receivedAtMs }) {
      const visibilityMs = (Number(queue.attributes['VisibilityTimeout']) * 1000) / timeScale
      const leftMs = receivedAtMs + visibilityMs - performance.now()
      queue.changeVisibility(receiptHandle, Math.max(0, leftMs) / 1000)
    },
    redeliver({ receiptHandle }) {
      const entry = queue.inflightMessages.get(receiptHandle)
      if (entry) entry.message.approximateReceiveCount -= 1
      queue.changeVisibility(receiptHandle, 0)
    },
    delayArrivals(lateMs) {
      beforeArrival(queue, (message) => {
        const late = lateMs(message.messageId)
        if (late > 0) message.delayUntil = Math.max(message.delayUntil ?? 0, Date.now() + late)
      })
    },
  }
}

/** Shows every message that is about to enter a queue, whoever sends it. */
export function beforeArrival(queue: StoredQueue, look: (message: StoredMessage) => void): void {
  const enqueue = queue.enqueue.bind(queue)
  queue.enqueue = (message) => {
    look(message)
    enqueue(message)
  }
}
