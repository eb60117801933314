import type { Data } from './dynalite.ts'
import { dynamoDbError, transactionCanceled, type WireError } from './wire-error.ts'

const ONGOING = 'Transaction is ongoing for the item'
const THROTTLED =
  'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.'

/** The answer that DynamoDB gives when it throttles a call or finds it in conflict; undefined when it never does for this one. */
export function faultAnswer(
  fault: 'throttle' | 'conflict',
  operation: string,
  input: Data,
): WireError | undefined {
  if (operation === 'TransactWriteItems') {
    return fault === 'conflict'
      ? firstActionRefused(input, { Code: 'TransactionConflict', Message: ONGOING })
      : firstActionRefused(input, { Code: 'ThrottlingError', Message: THROTTLED })
  }
  if (fault === 'throttle') {
    // Tables on demand answer this one too; the SDK repeats the call by itself.
    return dynamoDbError('ProvisionedThroughputExceededException', THROTTLED)
  }
  const isItemWrite = operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem'
  return isItemWrite ? dynamoDbError('TransactionConflictException', ONGOING) : undefined
}

function firstActionRefused(input: Data, reason: { Code: string; Message: string }): WireError {
  const entries = input['TransactItems']
  const others = Array.isArray(entries) ? entries.slice(1).map(() => ({ Code: 'None' })) : []
  return transactionCanceled([reason, ...others])
}

/** A batch that is partly throttled: what is still done, and the answer's members that give the rest back. */
interface PartialBatch {
  readonly input: Data
  readonly unprocessed: Data
}

/** Holds back the last entry of a batch of several, as DynamoDB does when it can do only a part. */
export function holdBack(operation: string, input: Data): PartialBatch | undefined {
  const [table, request] = Object.entries({ ...(input['RequestItems'] as Data | undefined) }).at(-1) ?? []
  if (table === undefined) return undefined
  const others = (rest: unknown) => ({
    ...input,
    RequestItems: { ...(input['RequestItems'] as Data), [table]: rest },
  })
  if (operation === 'BatchWriteItem' && Array.isArray(request) && request.length > 1) {
    const unprocessed = { UnprocessedItems: { [table]: request.slice(-1) } }
    return { input: others(request.slice(0, -1)), unprocessed }
  }
  const keys = operation === 'BatchGetItem' ? (request as Data)['Keys'] : undefined
  if (!Array.isArray(keys) || keys.length < 2) return undefined
  const part = (Keys: unknown[]) => ({ ...(request as Data), Keys })
  const unprocessed = { UnprocessedKeys: { [table]: part(keys.slice(-1)) } }
  return { input: others(part(keys.slice(0, -1))), unprocessed }
}
