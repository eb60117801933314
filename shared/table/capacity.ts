import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb'
import type { Table } from './table.ts'

/** Capacity units that one call consumed. */
export interface ConsumedUnits {
  readonly operation: string
  /** Everything together, indexes included. */
  readonly total: number
  readonly gsi1: number
  readonly gsi2: number
}

/** Asks every call of this table for its capacity and tells it, so that a test or the bench can add it up. */
export function meterCapacity(table: Table, tell: (units: ConsumedUnits) => void): void {
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } })
      for (const capacity of consumedBy(result.output)) tell(unitsOf(context.commandName ?? '', capacity))
      return result
    },
    { step: 'initialize', name: 'meterCapacity' },
  )
}

function consumedBy(output: object): readonly ConsumedCapacity[] {
  const consumed = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined
  if (consumed === undefined || consumed === null) return []
  return Array.isArray(consumed) ? consumed : [consumed]
}

function unitsOf(operation: string, capacity: ConsumedCapacity): ConsumedUnits {
  const ofIndex = (name: string) => capacity.GlobalSecondaryIndexes?.[name]?.CapacityUnits ?? 0
  return { operation, total: capacity.CapacityUnits ?? 0, gsi1: ofIndex('gsi1'), gsi2: ofIndex('gsi2') }
}
