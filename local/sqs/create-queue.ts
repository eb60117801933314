import { LOCAL_ACCOUNT_ID, onThisMachine, queueArn } from '../template/arns.ts'
import type { QueueDefinition } from '../template/queues.ts'
import type { QueueStore, StoredQueue } from './fauxqs-stores.ts'

/** Creates a queue in the store, its URL on the given endpoint. */
export function createQueue(
  store: QueueStore,
  definition: QueueDefinition,
  endpoint: { readonly url: string; readonly region: string },
): StoredQueue {
  const { name, redrive } = definition
  const attributes: Record<string, string> = {
    VisibilityTimeout: String(definition.visibilityTimeoutSeconds),
  }
  if (definition.receiveWaitSeconds)
    attributes['ReceiveMessageWaitTimeSeconds'] = String(definition.receiveWaitSeconds)
  if (definition.delaySeconds) attributes['DelaySeconds'] = String(definition.delaySeconds)
  if (definition.retentionSeconds) attributes['MessageRetentionPeriod'] = String(definition.retentionSeconds)
  if (redrive) {
    const deadLetterTargetArn = queueArn(onThisMachine(endpoint.region), redrive.deadLetterQueueName)
    const { maxReceiveCount } = redrive
    attributes['RedrivePolicy'] = JSON.stringify({ deadLetterTargetArn, maxReceiveCount })
  }
  const url = `${endpoint.url}/${LOCAL_ACCOUNT_ID}/${name}`
  return store.createQueue(name, url, queueArn(onThisMachine(endpoint.region), name), attributes)
}

/** A redrive to a queue that does not exist would lose its messages in silence; AWS refuses it as well. */
export function checkRedrives(queues: readonly QueueDefinition[]): void {
  const names = new Set(queues.map((queue) => queue.name))
  for (const { name, redrive } of queues) {
    if (redrive && !names.has(redrive.deadLetterQueueName)) {
      throw new Error(
        `queue ${name} sends its dead letters to ${redrive.deadLetterQueueName}, which is not among the template's queues`,
      )
    }
  }
}
