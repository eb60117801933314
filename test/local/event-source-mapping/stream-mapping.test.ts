import { afterEach, describe, expect, test } from 'vitest'
import type { StreamMappingOptions } from '../../../local/event-source-mapping/stream-mapping.ts'
import { startStreamMapping } from '../../../local/event-source-mapping.ts'
import { quiet, start, stop, until } from './stream-rig.ts'

afterEach(stop)

describe('a record', () => {
  test('is as Lambda makes it', async () => {
    const made = await start({ batchSize: 1 })
    const before = { pk: { S: 'A' }, order: { S: 'ok' }, raw: { B: 'AAE=' } }
    made.change({ eventName: 'MODIFY', before, after: { ...before, n: { N: '1' } } })
    await quiet(made)
    expect(made.lambda.events[0]?.Records).toEqual([
      {
        eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventName: 'MODIFY',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'eu-south-1',
        dynamodb: {
          ApproximateCreationDateTime: Date.parse('2026-03-02T09:00:00Z') / 1000,
          Keys: { pk: { S: 'A' } },
          OldImage: before,
          NewImage: { ...before, n: { N: '1' } },
          SequenceNumber: '000000000000000000001',
          SizeBytes: expect.any(Number),
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
        eventSourceARN: expect.stringMatching(
          /^arn:aws:dynamodb:eu-south-1:000000000000:table\/table\/stream\/.+$/,
        ),
      },
    ])
  })

  test('of an expired item shows what it was and who removed it', async () => {
    const made = await start({ filterPatterns: [{ eventName: ['REMOVE'] }] })
    made.change({ eventName: 'REMOVE', before: { pk: { S: 'A' } }, byTtl: true })
    await until(() => expect(made.lambda.events).toHaveLength(1))
    const [record] = made.lambda.events[0]?.Records ?? []
    expect(record?.userIdentity).toEqual({ type: 'Service', principalId: 'dynamodb.amazonaws.com' })
    expect(record?.dynamodb.OldImage).toEqual({ pk: { S: 'A' } })
    expect(record?.dynamodb).not.toHaveProperty('NewImage')
  })

  test('of another table, or of no filter’s liking, is passed over', async () => {
    const pattern = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } }
    const made = await start({ filterPatterns: [pattern] })
    const after = { order: { S: 'ok' } }
    made.change({ keys: { sk: { S: 'STATE' } }, after })
    made.change({ table: 'other', keys: { sk: { S: 'EVENT#1' } }, after })
    made.change({ eventName: 'MODIFY', keys: { sk: { S: 'EVENT#1' } }, after })
    made.change({ keys: { sk: { S: 'EVENT#1' } }, after })
    await quiet(made)
    expect(made.batches()).toEqual([[4]])
  })
})

describe('the order', () => {
  test('is kept over batches and failures, one batch at a time', async () => {
    const made = await start({ batchSize: 2, maximumRetryAttempts: 1, windowSeconds: 20 })
    made.write('slow', 'ok', 'throw', 'ok', 'slow')
    await quiet(made)
    expect(made.batches()).toEqual([[1, 2], [3, 4], [3, 4], [5]])
  })

  test('waits for a full batch within its window', async () => {
    const made = await start({ batchSize: 3, windowSeconds: 20 })
    made.write('ok', 'ok')
    made.write('ok')
    made.write('ok')
    await quiet(made)
    expect(made.batches()).toEqual([[1, 2, 3], [4]])
  })
})

describe('a failure', () => {
  test('is tried again from the lowest failed record on, and then given up', async () => {
    const made = await start({ windowSeconds: 1, batchSize: 4 })
    made.write('ok', 'ok', 'fail', 'ok')
    await quiet(made)
    expect(made.batches()).toEqual([
      [1, 2, 3, 4],
      [3, 4],
      [3, 4],
      [3, 4],
    ])
    const [lost] = await made.discarded()
    expect(lost).toEqual({
      requestContext: {
        requestId: expect.any(String),
        functionArn: 'arn:aws:lambda:eu-south-1:000000000000:function:batch',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 4,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      version: '1.0',
      timestamp: '2026-03-02T10:00:00.000Z',
      DDBStreamBatchInfo: {
        shardId: expect.any(String),
        startSequenceNumber: '000000000000000000003',
        endSequenceNumber: '000000000000000000004',
        approximateArrivalOfFirstRecord: '2026-03-02T09:00:00.000Z',
        approximateArrivalOfLastRecord: '2026-03-02T09:00:00.000Z',
        batchSize: 2,
        streamArn: expect.stringContaining('table/table/stream/'),
      },
    })
  })

  test('is narrowed down to one record when the mapping bisects, its neighbours unaffected', async () => {
    const made = await start({ windowSeconds: 1, batchSize: 4, bisectOnFunctionError: true })
    made.write('ok', 'throw', 'ok', 'ok')
    await quiet(made)
    expect(made.batches()).toEqual([[1, 2, 3, 4], [1, 2], [1], [2], [2], [2], [3, 4]])
    const lost = await made.discarded()
    expect(lost).toMatchObject([
      {
        responseContext: { functionError: 'Unhandled' },
        DDBStreamBatchInfo: {
          startSequenceNumber: '000000000000000000002',
          endSequenceNumber: '000000000000000000002',
          batchSize: 1,
        },
      },
    ])
  })

  test('without retries is given up at once', async () => {
    const made = await start({ maximumRetryAttempts: 0, batchSize: 1 })
    made.write('exit', 'ok')
    await quiet(made)
    expect(made.batches()).toEqual([[1], [2]])
    expect(await made.discarded()).toHaveLength(1)
  })

  test('without limit is given up when the record is too old', async () => {
    const made = await start({ maximumRetryAttempts: -1, maximumRecordAgeSeconds: 60, batchSize: 1 })
    made.write('throw', 'ok')
    await quiet(made)
    const [lost] = await made.discarded()
    expect(lost).toMatchObject({ requestContext: { condition: 'RecordAgeExceeded' } })
    expect(made.batches().length).toBeGreaterThan(2)
  })
})

describe('an unkind stream', () => {
  test('brings a batch twice, and late, and still in order', async () => {
    const twice = new Set<string>()
    const late: number[] = [120]
    const made = await start({
      batchSize: 1,
      chaos: {
        duplicates: (id) => twice.size === 0 && twice.add(id).size === 1,
        lateMs: () => late.pop() ?? 0,
      },
    })
    const began = performance.now()
    made.write('ok', 'ok')
    await quiet(made)
    expect(performance.now() - began).toBeGreaterThan(100)
    expect(made.batches()).toEqual([[1], [1], [2]])
  })
})

describe('a mapping', () => {
  test('that stops waits for the batch under way and listens no more', async () => {
    const made = await start({ maximumRetryAttempts: -1 })
    made.write('slow')
    await until(() => expect(made.lambda.events).toHaveLength(1))
    await made.mapping.stop()
    expect(made.lambda.results).toHaveLength(1)
    made.write('ok')
    expect(made.mapping.pending()).toBe(0)
    expect(made.lambda.events).toHaveLength(1)
  })

  test('that stops gives up retrying', async () => {
    const made = await start({ maximumRetryAttempts: -1 })
    made.write('throw')
    await until(() => expect(made.lambda.results.length).toBeGreaterThan(1))
    await made.mapping.stop()
    const tries = made.lambda.events.length
    expect(made.lambda.results).toHaveLength(tries)
  })

  test('is refused with settings that AWS refuses', async () => {
    const { settings } = await start()
    const startWith = (over: Partial<StreamMappingOptions>) => () =>
      startStreamMapping({ ...settings, ...over })
    expect(startWith({ maximumRecordAgeSeconds: 5 })).toThrow(/maximum record age is 5; Lambda takes 60/)
    expect(startWith({ windowSeconds: 301 })).toThrow(/batching window is 301/)
    expect(startWith({ maximumRetryAttempts: -2 })).toThrow(/retry attempts is -2/)
  })
})
