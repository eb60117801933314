import { describe, expect, test } from 'vitest'
import { jsonRows } from '../../../cli/import/file/json-rows.ts'
import { Refused } from '../../../shared/errors.ts'

describe('a JSON file', () => {
  test('is a list of households, or has it as "households"', () => {
    const { rows } = jsonRows([{ a: 1 }])
    expect(rows).toEqual([{ line: 1, cells: new Map([['a', 1]]) }])
    expect(jsonRows({ households: [{ a: 1 }] }).rows).toEqual(rows)
  })

  test('is told which entry is no object, and refused when it is no list', () => {
    expect(jsonRows([{}, 3, []]).problems).toMatchObject([{ line: 2 }, { line: 3 }])
    expect(() => jsonRows({ a: 1 })).toThrow(Refused)
  })
})
