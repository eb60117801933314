import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

export interface IntakeQueue {
  readonly url: string
  readonly client: SQSClient
}

export function openIntakeQueue(url: string): IntakeQueue {
  return {
    url,
    client: new SQSClient({
      requestHandler: { connectionTimeout: 500, requestTimeout: 2000, throwOnRequestTimeout: true },
    }),
  }
}

export async function send(queue: IntakeQueue, message: object): Promise<void> {
  await queue.client.send(
    new SendMessageCommand({ QueueUrl: queue.url, MessageBody: JSON.stringify(message) }),
  )
}
