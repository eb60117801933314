import type { SQSEvent } from 'aws-lambda'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { EventSourceMapping } from '../../../local/event-source-mapping/mapping.ts'
import type { QueueMappingOptions } from '../../../local/event-source-mapping/queue-mapping.ts'
import { startQueueMapping } from '../../../local/event-source-mapping.ts'
import { type LocalSqs, startSqs } from '../../../local/sqs.ts'
import { type RecordingLambda, startRecordingLambda } from '../lambda/recording-lambda.ts'

interface Rig {
  readonly sqs: LocalSqs
  readonly lambda: RecordingLambda<SQSEvent>
  readonly mapping: EventSourceMapping
  readonly settings: QueueMappingOptions
  readonly deadLetters: string[]
  /** Sends messages that say what the function shall do with them, and returns their ids. */
  send(...orders: string[]): string[]
  /** The bodies' orders, one list per invocation. */
  orders(): string[][]
}

let rig: Rig | undefined

async function start(over: Partial<QueueMappingOptions> & { timeoutSeconds?: number } = {}): Promise<Rig> {
  const { timeoutSeconds, ...options } = over
  const clock = { now: () => new Date(), offsetMs: () => 0, timeScale: 100 }
  const deadLetters: string[] = []
  const sqs = await startSqs({
    region: 'eu-south-1',
    queues: [
      {
        logicalId: 'Work',
        name: 'work',
        visibilityTimeoutSeconds: 10,
        redrive: { deadLetterQueueName: 'dead', maxReceiveCount: 3 },
      },
      { logicalId: 'Dead', name: 'dead', visibilityTimeoutSeconds: 10 },
    ],
    clock,
    onDeadLetter: (_, messageId) => deadLetters.push(messageId),
  })
  const lambda = startRecordingLambda<SQSEvent>(clock, timeoutSeconds)
  const send = (...orders: string[]) => orders.map((order) => sqs.send('work', JSON.stringify({ order })))
  const orders = () => lambda.events.map((event) => event.Records.map(({ body }) => JSON.parse(body).order))
  const settings: QueueMappingOptions = {
    queueName: 'work',
    functionName: 'batch',
    batchSize: 10,
    windowSeconds: 0,
    reportBatchItemFailures: true,
    lambda,
    sqs,
    clock,
    ...options,
  }
  const mapping = startQueueMapping(settings)
  rig = { sqs, lambda, mapping, settings, deadLetters, send, orders }
  return rig
}

const empty = { visible: 0, inFlight: 0, delayed: 0 }
const until = (look: () => void) => vi.waitFor(look, { timeout: 20_000, interval: 10 })
const receives = (event: SQSEvent | undefined) =>
  event?.Records.map(({ attributes }) => attributes.ApproximateReceiveCount)

afterEach(async () => {
  await rig?.mapping.stop()
  await rig?.lambda.stop()
  await rig?.sqs.stop()
})

describe('a batch', () => {
  test('holds records as Lambda makes them, and is deleted when all went well', async () => {
    const { sqs, lambda } = await start()
    const attributes = { KIND: { DataType: 'String', StringValue: 'test' } }
    const messageId = sqs.send('work', '{"order":"ok","name":"Đặng"}', attributes)
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    expect(lambda.events).toEqual([
      {
        Records: [
          {
            messageId,
            receiptHandle: expect.any(String),
            body: '{"order":"ok","name":"Đặng"}',
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: expect.stringMatching(/^\d{13}$/),
              SenderId: expect.any(String),
              ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
            },
            messageAttributes: {
              KIND: { stringValue: 'test', stringListValues: [], binaryListValues: [], dataType: 'String' },
            },
            md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
            md5OfBody: 'b5957c2f6409712695de627e3bda5260',
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:eu-south-1:000000000000:work',
            awsRegion: 'eu-south-1',
          },
        ],
      },
    ])
  })

  test('waits for its window and is cut at its size', async () => {
    const { sqs, send, orders } = await start({ batchSize: 12, windowSeconds: 20 })
    send(...Array<string>(15).fill('ok'))
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    expect(orders().map((batch) => batch.length)).toEqual([12, 3])
  })

  test('runs beside others up to the maximum concurrency', async () => {
    const { sqs, lambda, send, mapping } = await start({ batchSize: 1, maximumConcurrency: 2 })
    send('slow', 'slow', 'slow', 'slow')
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    expect(lambda.events).toHaveLength(4)
    expect(lambda.mostAtOnce()).toBe(2)
    await until(() => expect(mapping.pending()).toBe(0))
  })

  test('leaves out what the filters do not want, for good', async () => {
    const { sqs, send, orders } = await start({ filterPatterns: [{ body: { order: ['ok'] } }] })
    send('fail', 'ok', 'throw')
    sqs.send('work', 'not JSON')
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    expect(orders().flat()).toEqual(['ok'])
  })
})

describe('a failure', () => {
  test('of one message brings back that one alone', async () => {
    const { sqs, lambda, send, orders } = await start()
    send('ok', 'failFirst', 'ok')
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    expect(orders()).toEqual([['ok', 'failFirst', 'ok'], ['failFirst']])
    expect(lambda.events.map(receives)).toEqual([['1', '1', '1'], ['2']])
  })

  test('that repeats ends among the dead letters after its receives, neighbours unaffected', async () => {
    const { sqs, send, orders, deadLetters } = await start()
    const [, poison] = send('ok', 'fail', 'ok')
    await until(() => expect(deadLetters).toEqual([poison]))
    expect(orders()).toEqual([['ok', 'fail', 'ok'], ['fail'], ['fail']])
    expect(sqs.depth('work')).toEqual(empty)
    expect(sqs.depth('dead').visible).toBe(1)
  })

  test.each(['throw', 'exit', 'hang'])('of the function (%s) brings back the whole batch', async (order) => {
    const { send, orders, deadLetters } = await start({ timeoutSeconds: 0.3 })
    const ids = send('ok', order)
    await until(() => expect(new Set(deadLetters)).toEqual(new Set(ids)))
    expect(orders()[0]).toEqual(['ok', order])
    expect(orders().flat()).toHaveLength(6)
  })

  test('is not seen when the mapping does not ask for failed items', async () => {
    const { sqs, send, orders } = await start({ reportBatchItemFailures: false })
    send('fail', 'fail')
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    expect(orders()).toEqual([['fail', 'fail']])
  })
})

describe('an unkind queue', () => {
  const kind = { duplicates: () => false, lateMs: () => 0 }

  test('delivers a message twice, without using up a receive', async () => {
    const twice = new Set<string>()
    const duplicates = (id: string) => !twice.has(id) && twice.add(id).size === 1
    const { sqs, lambda, send } = await start({ chaos: { ...kind, duplicates } })
    const [first, second] = send('ok', 'ok')
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    const delivered = lambda.events.map((event) => event.Records.map(({ messageId }) => messageId))
    expect(delivered).toEqual([[first, second], [first]])
    expect(lambda.events.map(receives)).toEqual([['1', '1'], ['1']])
  })

  test('lets a later message overtake a late one', async () => {
    const late = new Map<string, number>()
    const { sqs, send, orders } = await start({
      chaos: { ...kind, lateMs: (id) => (late.size === 0 ? (late.set(id, 150).get(id) ?? 0) : 0) },
    })
    send('slow')
    send('ok')
    expect(sqs.depth('work').delayed).toBe(1)
    await until(() => expect(sqs.depth('work')).toEqual(empty))
    expect(orders()).toEqual([['ok'], ['slow']])
  })
})

describe('a mapping', () => {
  test('that stops waits for the batch under way and takes no other', async () => {
    const { sqs, lambda, mapping, send } = await start()
    send('slow')
    await until(() => expect(lambda.events).toHaveLength(1))
    await mapping.stop()
    expect(lambda.results).toEqual([{ ok: true, payload: { batchItemFailures: [] } }])
    expect(sqs.depth('work')).toEqual(empty)
    send('ok')
    expect(lambda.events).toHaveLength(1)
    expect(sqs.depth('work').visible).toBe(1)
  })

  test('is refused with settings that AWS refuses', async () => {
    const { settings } = await start()
    const startWith = (over: Partial<QueueMappingOptions>) => () =>
      startQueueMapping({ ...settings, ...over })
    expect(startWith({ batchSize: 11 })).toThrow(/over 10 and so needs a batching window/)
    expect(startWith({ batchSize: 0 })).toThrow(/batch size is 0; Lambda takes 1 to 10000/)
    expect(startWith({ maximumConcurrency: 1 })).toThrow(/Lambda takes 2 to 1000/)
    expect(startWith({ queueName: 'other' })).toThrow(/no queue is named other/)
  })
})
