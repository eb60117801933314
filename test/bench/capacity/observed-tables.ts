import {
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { type ConsumedUnits, meterCapacity } from '../../../shared/table/capacity.ts'

export type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>

export interface Observer {
  /** Told of what each call was charged. */
  units(consumed: ConsumedUnits): void
  /** Told of each transaction that is asked for. */
  transaction(actions: Actions): void
}

/**
 * Observes every table of this process, also those that a handler keeps to itself: a client that sends for the first
 * time is given the meter. Returns how to stop that.
 */
export function observeEveryTable(observer: Observer): () => void {
  const { prototype } = DynamoDBDocumentClient
  const { send } = prototype
  const metered = new WeakSet<DynamoDBDocumentClient>()
  Object.defineProperty(prototype, 'send', {
    configurable: true,
    value(this: DynamoDBDocumentClient, ...given: unknown[]) {
      if (!metered.has(this)) {
        metered.add(this)
        meterCapacity({ name: 'any', client: this }, observer.units)
      }
      const [command] = given
      if (command instanceof TransactWriteCommand) observer.transaction(command.input.TransactItems ?? [])
      return Reflect.apply(send, this, given)
    },
  })
  return () => {
    Reflect.deleteProperty(prototype, 'send')
  }
}
