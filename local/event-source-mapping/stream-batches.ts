import type { InvocationResult } from '../contracts.ts'
import type { DiscardedBatch } from './discarded-batch.ts'
import { failedItems } from './partial-failures.ts'
import type { StreamRecord } from './stream-records.ts'

export interface StreamEntry {
  readonly record: StreamRecord
  readonly arrivedAtMs: number
  /** Not shown to the function before this, when chaos makes it late. */
  readonly notBeforeMs: number
}

export type Discard = Pick<DiscardedBatch, 'records' | 'condition' | 'invokeCount' | 'hasFunctionFailed'>

export interface BatchRules {
  /** -1: until the record is too old. */
  readonly maximumRetryAttempts: number
  readonly maximumAgeMs: number
  readonly bisectOnFunctionError: boolean
  readonly reportBatchItemFailures: boolean
  readonly invoke: (records: readonly StreamRecord[]) => Promise<InvocationResult>
  /** Waits before a batch is tried again; the number counts from 0. */
  readonly backOff: (retry: number) => Promise<void>
  readonly discard: (batch: Discard) => void
  readonly isStopped: () => boolean
}

interface Attempt {
  readonly entries: readonly StreamEntry[]
  readonly retry: number
  readonly invokeCount: number
}

/**
 * Brings one batch through, in order: on failure from the first failed record on, in halves where the mapping
 * bisects, again until the retries are used up or the records too old, and then into `discard`.
 */
export async function deliverBatch(entries: readonly StreamEntry[], rules: BatchRules): Promise<void> {
  const attempts: Attempt[] = [{ entries, retry: 0, invokeCount: 0 }]
  for (let next = attempts.shift(); next && !rules.isStopped(); next = attempts.shift()) {
    const attempt = dropAged(next, rules)
    if (attempt.entries.length === 0) continue
    attempts.unshift(...(await tryOnce(attempt, rules)))
  }
}

async function tryOnce(attempt: Attempt, rules: BatchRules): Promise<Attempt[]> {
  const records = attempt.entries.map(({ record }) => record)
  const result = await rules.invoke(records)
  const failedFrom = firstFailure(records, result, rules.reportBatchItemFailures)
  if (failedFrom === -1) return []
  const entries = attempt.entries.slice(failedFrom)
  const invokeCount = attempt.invokeCount + 1
  // The checkpoint has moved, so what is left is a batch of its own.
  if (failedFrom > 0) return again({ entries, retry: 0, invokeCount }, rules)
  // Splitting takes nothing from the retries. AWS does not say what it does when the very first record is
  // reported as failed; splitting there too is the only way that its neighbours get through.
  if (rules.bisectOnFunctionError && entries.length > 1) {
    const middle = Math.ceil(entries.length / 2)
    const halves = [entries.slice(0, middle), entries.slice(middle)]
    return halves.map((half) => ({ entries: half, retry: attempt.retry, invokeCount }))
  }
  if (rules.maximumRetryAttempts !== -1 && attempt.retry >= rules.maximumRetryAttempts) {
    const hasFunctionFailed = !result.ok
    rules.discard({ records, condition: 'RetryAttemptsExhausted', invokeCount, hasFunctionFailed })
    return []
  }
  return again({ entries, retry: attempt.retry + 1, invokeCount }, rules)
}

async function again(attempt: Attempt, rules: BatchRules): Promise<Attempt[]> {
  await rules.backOff(Math.max(0, attempt.retry - 1))
  return [attempt]
}

/** Where the first failed record stands, or -1 when all went well. */
function firstFailure(records: readonly StreamRecord[], result: InvocationResult, reports: boolean): number {
  if (!result.ok) return 0
  if (!reports) return -1
  const sequenceNumbers = records.map(({ dynamodb }) => dynamodb.SequenceNumber)
  const failed = failedItems(result.payload, sequenceNumbers)
  return sequenceNumbers.findIndex((sequenceNumber) => failed.has(sequenceNumber))
}

function dropAged(attempt: Attempt, rules: BatchRules): Attempt {
  const oldest = performance.now() - rules.maximumAgeMs
  const aged = attempt.entries.filter(({ arrivedAtMs }) => arrivedAtMs < oldest)
  if (aged.length === 0) return attempt
  const records = aged.map(({ record }) => record)
  const { invokeCount } = attempt
  rules.discard({ records, condition: 'RecordAgeExceeded', invokeCount, hasFunctionFailed: invokeCount > 0 })
  return { ...attempt, entries: attempt.entries.slice(aged.length) }
}
