import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { Unavailable } from './errors.ts'

/** A queue that a function puts messages into, and the only client that speaks to it. */
export interface Queue {
  readonly url: string
  readonly client: SQSClient
}

export function openQueue(url: string): Queue {
  return {
    url,
    client: new SQSClient({
      requestHandler: { connectionTimeout: 500, requestTimeout: 2000, throwOnRequestTimeout: true },
    }),
  }
}

export async function send(queue: Queue, message: object): Promise<void> {
  await queue.client.send(
    new SendMessageCommand({ QueueUrl: queue.url, MessageBody: JSON.stringify(message) }),
  )
}

/** What SendMessageBatch takes at once. */
const MAX_ENTRIES = 10

/**
 * Puts any number of messages into a queue.
 * @throws Unavailable when some were not taken: SendMessageBatch answers 200 with failed entries inside
 */
export async function sendAll(queue: Queue, messages: readonly object[]): Promise<void> {
  let failed = 0
  for (let from = 0; from < messages.length; from += MAX_ENTRIES) {
    const some = messages.slice(from, from + MAX_ENTRIES)
    const { Failed = [] } = await queue.client.send(
      new SendMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: some.map((one, place) => ({ Id: String(place), MessageBody: JSON.stringify(one) })),
      }),
    )
    failed += Failed.length
  }
  if (failed > 0) throw new Unavailable(`the queue did not take ${failed} messages: they may be sent again`)
}
