import { randomUUID } from 'node:crypto'
import type { StreamRecord } from './stream-records.ts'

export interface DiscardedBatch {
  readonly records: readonly StreamRecord[]
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded'
  readonly invokeCount: number
  /** False when the function answered and named the failed items itself. */
  readonly hasFunctionFailed: boolean
  readonly functionArn: string
  readonly streamArn: string
  readonly now: Date
}

/**
 * What Lambda sends to the on-failure queue: where the batch stood in the stream, never the records themselves.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function describeDiscarded(batch: DiscardedBatch): object {
  const first = batch.records.at(0)?.dynamodb
  const last = batch.records.at(-1)?.dynamodb
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: batch.functionArn,
      condition: batch.condition,
      approximateInvokeCount: batch.invokeCount,
    },
    ...(batch.invokeCount > 0 && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(batch.hasFunctionFailed && { functionError: 'Unhandled' }),
      },
    }),
    version: '1.0',
    timestamp: batch.now.toISOString(),
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000000000000000000-00000000',
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: batch.records.length,
      streamArn: batch.streamArn,
    },
  }
}

function arrival(stream: StreamRecord['dynamodb'] | undefined): string {
  return new Date((stream?.ApproximateCreationDateTime ?? 0) * 1000).toISOString()
}
