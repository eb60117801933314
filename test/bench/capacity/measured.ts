import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ConsumedUnits } from '../../../shared/table/capacity.ts'
import { changesBetween, type ItemChange, type Snapshot, snapshot } from './item-changes.ts'
import { leastToWrite, total, type Units } from './least-units.ts'
import { type Actions, observeEveryTable } from './observed-tables.ts'
import { transactionPrice } from './transaction-price.ts'

/** What a piece of work asked of the table. */
export interface Cost {
  /** Each call in order. A transaction's own charge is not to be believed; `transactions` has it. */
  readonly calls: readonly ConsumedUnits[]
  /** What each transaction costs on AWS. */
  readonly transactions: readonly Units[]
  /** Keys of what its transactions only hold as it is. */
  readonly held: readonly string[]
  /** The table before, and what became of its items. */
  readonly before: Snapshot
  readonly changes: readonly ItemChange[]
}

/** Does something, and notes what it asks of one table of an engine that tells capacity: AWS's own DynamoDB Local. */
export async function measured(
  client: DynamoDBClient,
  TableName: string,
  act: () => Promise<unknown>,
): Promise<Cost> {
  const calls: ConsumedUnits[] = []
  const asked: Actions[] = []
  const before = await snapshot(client, TableName)
  const stopObserving = observeEveryTable({
    units: (units) => calls.push(units),
    transaction: (actions) => asked.push(actions),
  })
  try {
    await act()
  } finally {
    stopObserving()
  }
  const changes = changesBetween(before, await snapshot(client, TableName))
  const transactions = await Array.fromAsync(asked, (actions) => transactionPrice(client, before, actions))
  const checks = asked.flatMap((actions) =>
    actions.flatMap(({ ConditionCheck }) => ConditionCheck?.Key ?? []),
  )
  const held = checks.map(({ pk, sk }) => `${pk} ${sk}`)
  return { calls, transactions, held, before, changes }
}

/** What a piece of work was charged for, and the least that what it wrote, once each and in transactions, costs. */
export function unitsOf({ calls, transactions, held, before, changes }: Cost) {
  const reads = calls.filter(({ operation }) => operation !== 'TransactWriteItemsCommand')
  const least = changes.map((change) => total(leastToWrite(change, true)))
  return {
    written: sum(transactions.map(total)),
    leastWritten: sum(least) + sum(held.map((key) => leastToHold(before, key))),
    read: sum(reads.map((call) => call.total)),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0)
}

/** What is only held as it is costs as much as if it were written. */
export function leastToHold(before: Snapshot, key: string): number {
  const item = before.get(key)
  return total(leastToWrite({ key, before: item, after: item }, true))
}
