import type { Data } from './dynalite.ts'
import { dynamoDbError, transactionCanceled, type WireError } from './wire-error.ts'

const ongoing = 'Transaction is ongoing for the item'
const throttled =
  'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.'

/** The answer that DynamoDB gives when it throttles a call or finds it in conflict; undefined when it never does for this one. */
export function faultAnswer(
  fault: 'throttle' | 'conflict',
  operation: string,
  input: Data,
): WireError | undefined {
  if (operation === 'TransactWriteItems') {
    return fault === 'conflict'
      ? firstActionRefused(input, { Code: 'TransactionConflict', Message: ongoing })
      : firstActionRefused(input, { Code: 'ThrottlingError', Message: throttled })
  }
  if (fault === 'throttle') {
    // Tables on demand answer this one too; the SDK repeats the call by itself.
    return dynamoDbError('ProvisionedThroughputExceededException', throttled)
  }
  const isItemWrite = operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem'
  return isItemWrite ? dynamoDbError('TransactionConflictException', ongoing) : undefined
}

function firstActionRefused(input: Data, reason: { Code: string; Message: string }): WireError {
  const entries = input['TransactItems']
  const others = Array.isArray(entries) ? entries.slice(1).map(() => ({ Code: 'None' })) : []
  return transactionCanceled([reason, ...others])
}
