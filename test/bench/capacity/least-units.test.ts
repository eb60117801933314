import { describe, expect, test } from 'vitest'
import { leastToQuery, leastToRead, leastToWrite, sizeOf } from './least-units.ts'

const item = (bytes: number, more = {}) => {
  const keys = { pk: { S: 'P' }, sk: { S: 'S' }, ...more }
  return { ...keys, x: { S: 'x'.repeat(bytes - sizeOf({ ...keys, x: { S: '' } })) } }
}
const created = (after: ReturnType<typeof item>) => ({ key: 'P S', before: undefined, after })
const gsi1 = (sort: string, name = 'a') => ({
  gsi1pk: { S: 'D' },
  gsi1sk: { S: sort },
  list: { M: { name: { S: name } } },
})

describe('the least that a write costs', () => {
  test('is a unit for each KB begun, two in a transaction', () => {
    expect(leastToWrite(created(item(1024)), false).table).toBe(1)
    expect(leastToWrite(created(item(1025)), false).table).toBe(2)
    expect(leastToWrite(created(item(1025)), true).table).toBe(4)
  })

  test('counts the larger of the item before and after', () => {
    const shrunk = { key: 'P S', before: item(3000), after: item(100) }
    expect(leastToWrite(shrunk, false).table).toBe(3)
  })

  test('has a unit for an index entry that comes, one that goes and one that shows something else', () => {
    const entry = { key: 'P S', before: undefined, after: item(300, gsi1('1')) }
    const gone = { key: 'P S', before: item(300, gsi1('1')), after: item(300) }
    const renamed = { key: 'P S', before: item(300, gsi1('1')), after: item(300, gsi1('1', 'b')) }
    expect([entry, gone, renamed].map((change) => leastToWrite(change, true).gsi1)).toEqual([1, 1, 1])
  })

  test('has two for an entry that moves, and none for one that stays as it is', () => {
    const moved = { key: 'P S', before: item(300, gsi1('1')), after: item(300, gsi1('2')) }
    const untouched = { key: 'P S', before: item(300, gsi1('1')), after: item(400, gsi1('1')) }
    expect(leastToWrite(moved, true).gsi1).toBe(2)
    expect(leastToWrite(untouched, true)).toEqual({ table: 2, gsi1: 0, gsi2: 0 })
  })
})

describe('the least that a read costs', () => {
  test('is a unit for each 4 KB begun of each item', () => {
    expect(leastToRead([item(4096), item(4097)])).toBe(3)
  })

  test('is half of that through an index, which counts what it shows of all items together', () => {
    const shown = [item(3000, gsi1('1')), item(3000, gsi1('2')), item(3000)]
    expect(leastToQuery(shown, 'gsi1')).toBe(0.5)
  })
})
