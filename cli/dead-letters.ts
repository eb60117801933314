import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs'
import { NotFound } from '../shared/errors.ts'
import type { Connection } from './connection.ts'
import { aboutIn, messageIn } from './dead-letter-body.ts'
import { byTime } from './lists.ts'

const DEAD_LETTERS = '-dead-letters'

interface DeadLetter {
  readonly queue: string
  readonly messageId: string
  readonly type: string
  readonly subject: string
  readonly receivedAt: string
  readonly message: Message
}

/** Every dead letter of every queue, oldest first. They stay where they are. */
export async function listDeadLetters(connection: Connection) {
  const letters = await withLetters(connection, queueNames(connection), async (letter) => letter)
  return byTime(letters.map(shown), 'receivedAt')
}

/**
 * Sends dead letters back to the queue that they failed in. What could not be published or started needs no message:
 * the sweep takes it up from the table, so such a letter is only cleared away.
 */
export async function replayDeadLetters(connection: Connection, only: { queue?: string; message?: string }) {
  const names = queueNames(connection).filter((name) => only.queue === undefined || name === only.queue)
  if (names.length === 0)
    throw new NotFound(`no dead-letter queue ${only.queue}: there are ${queueNames(connection).join(', ')}`)
  const replayed = await withLetters(connection, names, async (letter) => {
    if (only.message !== undefined && only.message !== letter.messageId) return undefined
    return { ...shown(letter), outcome: await replay(connection, letter) }
  })
  const done = replayed.filter((one) => one !== undefined)
  if (only.message !== undefined && done.length === 0) {
    throw new NotFound(`no dead letter ${only.message}: see "dead-letter list"`)
  }
  return byTime(done, 'receivedAt')
}

function queueNames({ queues }: Connection): string[] {
  return Object.keys(queues).filter((name) => name.endsWith(DEAD_LETTERS))
}

async function replay(connection: Connection, letter: DeadLetter): Promise<string> {
  const { sqs, queues } = connection
  const source = sourceOf(connection, letter)
  if (source !== undefined) {
    await sqs.send(new SendMessageCommand({ QueueUrl: source, MessageBody: bodyFor(letter) }))
  }
  const { ReceiptHandle } = letter.message
  await sqs.send(new DeleteMessageCommand({ QueueUrl: queues[letter.queue], ReceiptHandle }))
  return source === undefined ? 'cleared: the sweep takes it up' : 'replayed'
}

/** The queue that it failed in, or that a rule of the bus could not reach; none for a stream or a schedule. */
function sourceOf({ queues }: Connection, { queue, message }: DeadLetter): string | undefined {
  const target = message.MessageAttributes?.['TARGET_ARN']?.StringValue?.split(':').at(-1)
  return queues[target ?? queue.slice(0, -DEAD_LETTERS.length)]
}

function bodyFor({ message }: DeadLetter): string | undefined {
  const whole = messageIn(message.Body ?? '')
  return whole === undefined ? message.Body : JSON.stringify(whole)
}

/** Seconds that a letter is out of sight while it is looked at. */
const LOOK_SECONDS = 30

/** Takes every letter in hand, so that each is seen once; what is left at the end is put back in sight. */
async function withLetters<Result>(
  connection: Connection,
  names: readonly string[],
  act: (letter: DeadLetter) => Promise<Result>,
): Promise<Result[]> {
  const letters = (await Promise.all(names.map((name) => receiveAll(connection, name)))).flat()
  try {
    return await Promise.all(letters.map(act))
  } finally {
    await Promise.all(letters.map((letter) => putBack(connection, letter)))
  }
}

/** Ends when a receive brings nothing new: a letter that comes into sight again must not be shown or sent twice. */
async function receiveAll({ sqs, queues }: Connection, queue: string): Promise<DeadLetter[]> {
  const letters = new Map<string, DeadLetter>()
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queues[queue],
        MaxNumberOfMessages: 10,
        VisibilityTimeout: LOOK_SECONDS,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['SentTimestamp'],
        MessageAttributeNames: ['TARGET_ARN'],
      }),
    )
    const known = letters.size
    for (const message of Messages) letters.set(message.MessageId ?? '', letterOf(queue, message))
    if (letters.size === known) return [...letters.values()]
  }
}

async function putBack({ sqs, queues }: Connection, { queue, message }: DeadLetter): Promise<void> {
  const back = new ChangeMessageVisibilityCommand({
    QueueUrl: queues[queue],
    ReceiptHandle: message.ReceiptHandle,
    VisibilityTimeout: 0,
  })
  await sqs.send(back).catch(() => undefined) // a replayed letter is gone
}

function letterOf(queue: string, message: Message): DeadLetter {
  return {
    queue,
    messageId: message.MessageId ?? '',
    ...aboutIn(messageIn(message.Body ?? '')),
    receivedAt: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
    message,
  }
}

function shown({ message: _, ...letter }: DeadLetter) {
  return letter
}
