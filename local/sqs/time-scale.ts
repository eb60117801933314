import type { buildApp } from 'fauxqs'
import type { QueueStore } from './fauxqs-stores.ts'

type Application = ReturnType<typeof buildApp>
type Parameters = Record<string, unknown>

/**
 * Shortens visibility and delays in the calls of clients. The queues' own attributes keep the template's values,
 * so that what the command line shows is what AWS would show.
 */
export function addTimeScale(app: Application, store: QueueStore, timeScale: number): void {
  if (timeScale === 1) return
  app.addHook('preHandler', async (request) => {
    const operation = String(request.headers['x-amz-target'] ?? '').replace('AmazonSQS.', '')
    if (isParameters(request.body)) scaleCall(operation, request.body, store, timeScale)
  })
}

function scaleCall(operation: string, body: Parameters, store: QueueStore, timeScale: number): void {
  const queue = store.getQueue(String(body['QueueUrl'] ?? ''))
  const entries = Array.isArray(body['Entries']) ? body['Entries'].filter(isParameters) : []
  const scale = (target: Parameters, name: string, fallback?: string) => {
    const seconds = target[name] ?? fallback
    if (seconds !== undefined) target[name] = Number(seconds) / timeScale
  }
  if (operation === 'ReceiveMessage') scale(body, 'VisibilityTimeout', queue?.attributes['VisibilityTimeout'])
  if (operation === 'ChangeMessageVisibility') scale(body, 'VisibilityTimeout')
  if (operation === 'ChangeMessageVisibilityBatch')
    for (const entry of entries) scale(entry, 'VisibilityTimeout')
  if (operation === 'SendMessage') scale(body, 'DelaySeconds', queue?.attributes['DelaySeconds'])
  if (operation === 'SendMessageBatch') {
    for (const entry of entries) scale(entry, 'DelaySeconds', queue?.attributes['DelaySeconds'])
  }
}

function isParameters(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
