import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { allRows, type JourneyStack } from './stack.ts'

/** A word that occurs nowhere else: whoever finds it outside the table has found personal data. */
export function makeCanary(): string {
  return `Zq${randomBytes(9).toString('hex')}`
}

/** Everything that leaves the table, or that many may read, by name. */
export type Sinks = ReadonlyMap<string, string>

/** Reads every sink of a stack: logs with their metric lines, the terminal, events, queues, dead letters, index keys. */
export async function readSinks(stack: JourneyStack): Promise<Sinks> {
  const logs = join(stack.stateFolder, 'logs')
  const rows = await allRows(stack)
  const events = rows.filter(({ sk }) => String(sk).startsWith('EVENT#'))
  const keys = rows.map(({ pk, sk, gsi1pk, gsi1sk, gsi2pk, gsi2sk }) => [
    pk,
    sk,
    gsi1pk,
    gsi1sk,
    gsi2pk,
    gsi2sk,
  ])
  const queues = Object.entries(stack.endpoints.queues).map(async ([name, url]) => {
    return [`queue ${name}`, await readQueue(stack, url)] as const
  })
  return new Map([
    ...readdirSync(logs).map((name) => [`log ${name}`, readFileSync(join(logs, name), 'utf8')] as const),
    ['terminal', stack.told.join('\n')],
    ['bus', JSON.stringify(stack.bus)],
    ['event records', JSON.stringify(events)],
    ['index keys', JSON.stringify(keys)],
    ...(await Promise.all(queues)),
  ])
}

/** Every message with all that belongs to it. They are out of sight for a moment only. */
async function readQueue({ connection: { sqs } }: JourneyStack, QueueUrl: string): Promise<string> {
  const found: unknown[] = []
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 10,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    )
    if (Messages.length === 0) return JSON.stringify(found)
    found.push(...Messages)
  }
}

/** Names the sinks that hold a canary, as it is or in base64, and which. */
export function leaks(sinks: Sinks, canaries: ReadonlyMap<string, string>): string[] {
  return [...sinks].flatMap(([sink, text]) => {
    const lower = text.toLowerCase()
    const holds = (canary: string) =>
      lower.includes(canary.toLowerCase()) || inBase64(canary).some((part) => text.includes(part))
    return [...canaries].filter(([, canary]) => holds(canary)).map(([what]) => `${what} in ${sink}`)
  })
}

/** What base64 makes of a word, wherever in the encoded text it begins; without the characters its neighbours share. */
function inBase64(word: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(' '.repeat(offset) + word).toString('base64')
    return encoded.slice(offset === 0 ? 0 : 4, -4)
  })
}
