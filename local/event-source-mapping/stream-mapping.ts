import type { Chaos, LocalClock, LocalDynamoDb, LocalLambda, TableChange } from '../contracts.ts'
import { type EventPattern, matches } from '../eventbridge/event-pattern.ts'
import type { LocalSqs } from '../sqs.ts'
import { functionArn, onThisMachine, streamArn } from '../template/arns.ts'
import { describeDiscarded } from './discarded-batch.ts'
import { type EventSourceMapping, finishWithin, pause } from './mapping.ts'
import { RecordBuffer } from './record-buffer.ts'
import { type BatchRules, type Discard, deliverBatch, type StreamEntry } from './stream-batches.ts'
import { type StreamIdentity, type StreamRecord, toStreamRecord } from './stream-records.ts'

export interface StreamMappingOptions {
  readonly tableName: string
  readonly functionName: string
  readonly batchSize: number
  /** How long to wait for a full batch after its first record; divided by the time scale. */
  readonly windowSeconds: number
  /** Both mean the same here: the stream lives in memory and begins with the mapping. */
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST'
  /** -1: until the record is too old. */
  readonly maximumRetryAttempts: number
  readonly bisectOnFunctionError: boolean
  /** Divided by the time scale; without it a record never grows too old. */
  readonly maximumRecordAgeSeconds?: number
  /** A record that matches none of them is passed over; none at all means that every record is wanted. */
  readonly filterPatterns?: readonly EventPattern[]
  readonly reportBatchItemFailures: boolean
  readonly onFailureQueueName?: string
  readonly lambda: Pick<LocalLambda, 'invoke'>
  readonly dynamodb: Pick<LocalDynamoDb, 'onChange'>
  readonly sqs: Pick<LocalSqs, 'send' | 'region'>
  readonly clock: LocalClock
  readonly chaos?: Pick<Chaos, 'duplicates' | 'lateMs'> | undefined
}

/** AWS does not say how long it waits before a batch is tried again; it doubles. */
const FIRST_BACK_OFF_MS = 100
const LONGEST_BACK_OFF_MS = 2000

/** Brings a table's changes to a function in order, as Lambda's poller of a stream with one shard does. */
export function followStream(options: StreamMappingOptions): EventSourceMapping {
  const { chaos, clock, batchSize, filterPatterns = [] } = options
  const buffer = new RecordBuffer<StreamEntry>()
  const stopping = new AbortController()
  const { region } = options.sqs
  const stream = { arn: streamArn(onThisMachine(region), options.tableName), region }
  const scaled = (seconds: number) => (seconds * 1000) / clock.timeScale
  const rules = makeRules(options, stream, stopping.signal)
  let underWay = 0

  const unsubscribe = options.dynamodb.onChange((change: TableChange) => {
    if (change.table !== options.tableName) return
    const record = toStreamRecord(change, stream)
    if (filterPatterns.length > 0 && !filterPatterns.some((pattern) => matches(pattern, record))) return
    const arrivedAtMs = performance.now()
    buffer.push({
      record,
      arrivedAtMs,
      notBeforeMs: arrivedAtMs + (chaos?.lateMs(record.eventID) ?? 0),
    })
  })

  async function deliverNext(): Promise<void> {
    const entries = buffer.take(batchSize)
    underWay = entries.length
    const lateMs = Math.max(0, ...entries.map(({ notBeforeMs }) => notBeforeMs)) - performance.now()
    if (lateMs > 0) await pause(lateMs, stopping.signal)
    await deliverBatch(entries, rules)
    if (chaos && entries.some(({ record }) => chaos.duplicates(record.eventID))) {
      await deliverBatch(entries, rules)
    }
    underWay = 0
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await buffer.waitFor(1)
      if (options.windowSeconds > 0) await buffer.waitFor(batchSize, scaled(options.windowSeconds))
      if (buffer.size > 0) await deliverNext()
    }
  }

  const running = run()
  return {
    pending: () => buffer.size + underWay,
    async stop() {
      unsubscribe()
      stopping.abort()
      buffer.close()
      await finishWithin(running)
    },
  }
}

function makeRules(options: StreamMappingOptions, stream: StreamIdentity, stopping: AbortSignal): BatchRules {
  const { clock, functionName, lambda, onFailureQueueName, sqs } = options
  return {
    maximumRetryAttempts: options.maximumRetryAttempts,
    maximumAgeMs: ((options.maximumRecordAgeSeconds ?? Number.POSITIVE_INFINITY) * 1000) / clock.timeScale,
    bisectOnFunctionError: options.bisectOnFunctionError,
    reportBatchItemFailures: options.reportBatchItemFailures,
    invoke: (records: readonly StreamRecord[]) => lambda.invoke(functionName, { Records: records }),
    backOff: (retry) =>
      pause(Math.min(FIRST_BACK_OFF_MS * 2 ** retry, LONGEST_BACK_OFF_MS) / clock.timeScale, stopping),
    discard(batch: Discard) {
      if (onFailureQueueName === undefined) return
      const description = describeDiscarded({
        ...batch,
        functionArn: functionArn(onThisMachine(stream.region), functionName),
        streamArn: stream.arn,
        now: clock.now(),
      })
      sqs.send(onFailureQueueName, JSON.stringify(description))
    },
    isStopped: () => stopping.aborted,
  }
}
