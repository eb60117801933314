import type { SheetImport } from './sheet-import.ts'

/** The order of ids: whatever the order of rows, they are written in the same, and come to the same. */
export function byId<Item>(idOf: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => (idOf(one) < idOf(other) ? -1 : 1)
}

/**
 * Writes one after the other and tells how far it is. Not several at once: who gets the next deadline depends on what
 * everybody has by then.
 */
export async function eachInTurn<Item>(
  items: readonly Item[],
  { tellProgress }: Pick<SheetImport, 'tellProgress'>,
  write: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (const [place, item] of items.entries()) {
    await write(item)
    tellProgress?.('written', place + 1, items.length)
  }
}
