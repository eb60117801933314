import { findPackageJSON } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { BuildAppOptions, MessageAttributeValue } from 'fauxqs'

type Stores = NonNullable<BuildAppOptions['stores']>
export type QueueStore = Stores['sqsStore']
export type StoredQueue = ReturnType<QueueStore['createQueue']>
export type StoredMessage = StoredQueue['messages'][number]
export type MessageAttributes = Record<string, MessageAttributeValue>

interface FauxqsStores {
  readonly stores: Stores
  readonly createMessage: (
    body: string,
    attributes: MessageAttributes,
    delaySeconds?: number,
  ) => StoredMessage
}

/**
 * Makes the stores that `buildApp` accepts. fauxqs takes stores from outside but does not export their classes;
 * holding them lets the mappings receive without HTTP and a queue's arrivals be watched.
 */
export async function makeStores(): Promise<FauxqsStores> {
  const packageFile = findPackageJSON('fauxqs', import.meta.url)
  if (!packageFile) throw new Error('the package fauxqs is not installed: run npm ci')
  const load = async (path: string) => import(new URL(`dist/${path}.js`, pathToFileURL(packageFile)).href)
  const { SqsStore } = await load('sqs/sqsStore')
  const { SnsStore } = await load('sns/snsStore')
  const { S3Store } = await load('s3/s3Store')
  allowAllOfUnicode((await load('sqs/sqsTypes')).INVALID_MESSAGE_BODY_CHAR)
  const sqsStore: QueueStore = new SqsStore()
  // Without a host of its own the store names queues by the host that a client called: 127.0.0.1:<port>.
  sqsStore.host = ''
  return {
    stores: { sqsStore, snsStore: new SnsStore(), s3Store: new S3Store() },
    createMessage: SqsStore.createMessage,
  }
}

/** fauxqs takes an emoji for two forbidden halves; SQS allows everything above U+FFFF. */
function allowAllOfUnicode(invalidCharacter: RegExp): void {
  const allowed = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u
  invalidCharacter.test = (body) => !allowed.test(body)
}
