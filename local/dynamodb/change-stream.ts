import { isDeepStrictEqual } from 'node:util'
import type { AttributeMap, TableChange } from '../contracts.ts'

/** A change that has been written and not been emitted yet. */
export type Change = Omit<TableChange, 'sequenceNumber' | 'at' | 'eventName'>

export interface ChangeStream {
  listen(listener: (change: TableChange) => void): () => void
  /** Emits the changes of one write, in order. A listener that throws does not take the write back. */
  emit(changes: readonly Change[]): void
}

const SEQUENCE_DIGITS = 21

export function makeChangeStream(now: () => Date): ChangeStream {
  const listeners = new Set<(change: TableChange) => void>()
  let sequence = 0n
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(changes) {
      const at = now()
      for (const change of changes) {
        sequence += 1n
        const sequenceNumber = sequence.toString().padStart(SEQUENCE_DIGITS, '0')
        const complete: TableChange = { ...change, sequenceNumber, at, eventName: eventName(change) }
        for (const listener of listeners) callSafely(listener, complete)
      }
    },
  }
}

function eventName(change: Change): TableChange['eventName'] {
  if (change.before === undefined) return 'INSERT'
  return change.after === undefined ? 'REMOVE' : 'MODIFY'
}

function callSafely(listener: (change: TableChange) => void, change: TableChange): void {
  try {
    listener(change)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

/** DynamoDB writes no stream record for a write that leaves the item as it was; sets have no order. */
export function isSameItem(before: AttributeMap | undefined, after: AttributeMap | undefined): boolean {
  return isDeepStrictEqual(canonical(before), canonical(after))
}

// dynalite's items have no prototype and those read back have one; JSON makes them alike, but for the order of keys.
function canonical(item: AttributeMap | undefined): unknown {
  return item === undefined ? undefined : JSON.parse(JSON.stringify(item), sortSet)
}

function sortSet(key: string, value: unknown): unknown {
  return (key === 'SS' || key === 'NS' || key === 'BS') && Array.isArray(value) ? value.toSorted() : value
}
