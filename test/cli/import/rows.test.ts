import { describe, expect, test } from 'vitest'
import { csvRows } from '../../../cli/import/csv-rows.ts'
import { readDate } from '../../../cli/import/date.ts'
import { inParallel } from '../../../cli/import/in-parallel.ts'
import { jsonRows } from '../../../cli/import/json-rows.ts'
import { Refused } from '../../../shared/errors.ts'

const rowsOf = (text: string) =>
  csvRows(text).rows.map(({ line, cells }) => [line, Object.fromEntries(cells)])

describe('a CSV', () => {
  test.each([',', ';'])('with %j between its columns is read', (sign) => {
    expect(rowsOf(['a', 'b\n1', '"x,y;z"\n'].join(sign))).toEqual([[2, { a: '1', b: 'x,y;z' }]])
  })

  test('has its byte order mark taken off, its headings trimmed, its line ends of any kind', () => {
    expect(rowsOf('\ufeffa ; b\r\n1;2\n3;4\r5;6')).toEqual([
      [2, { a: '1', b: '2' }],
      [3, { a: '3', b: '4' }],
      [4, { a: '5', b: '6' }],
    ])
  })

  test('counts lines as an editor does: quoted breaks and blank lines too', () => {
    expect(rowsOf('a;b\n1;"x\ny ""z"""\n\n;\n2;w\n')).toEqual([
      [2, { a: '1', b: 'x\ny "z"' }],
      [6, { a: '2', b: 'w' }],
    ])
  })

  test('is told where a line has more or fewer columns, or two are called the same', () => {
    expect(csvRows('a;b;a\n1;2;3\n1;2\n').problems).toEqual([
      { line: 3, column: '', problem: '2 columns, the first line has 3' },
      { line: 1, column: 'a', problem: 'two columns are called so' },
    ])
  })

  test.each(['a;b\n1;"Zqcanary\n', 'a;b\n1;x"Zqcanary"\n', 'a;b\n1;"Zq"canary\n'])(
    'with a wrong quote is refused by line and without its words: %j',
    (text) => {
      expect(() => csvRows(text)).toThrow(/^line 2: a quote is wrong/)
      expect(() => csvRows(text)).not.toThrow(/canary/i)
    },
  )

  test('that is empty is refused', () => expect(() => csvRows('')).toThrow(Refused))
})

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

test.each([
  ['2024-03-15', '2024-03-15'],
  ['15/03/2024', '2024-03-15'],
  ['1.3.2024', '2024-03-01'],
  ['٢٠٢٤-٠٣-١٥', '2024-03-15'],
  ['2024-02-30', undefined],
  ['2031-01-01', undefined],
  ['45366', undefined],
  ['', undefined],
])('%j is the day %s', (text, day) => {
  expect(readDate(text, ['1950-01-01', '2030-12-31'])).toBe(day)
})

describe('doing the same with many', () => {
  test('gives results in their order, eight at a time', async () => {
    let underWay = 0
    let most = 0
    const results = await inParallel([...Array(50).keys()], async (number) => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise(setImmediate)
      underWay -= 1
      return number * 2
    })
    expect(results).toEqual([...Array(50).keys()].map((number) => number * 2))
    expect(most).toBe(8)
  })

  test('ends with the first failure, and begins nothing after it', async () => {
    const begun: number[] = []
    const failing = inParallel([...Array(50).keys()], async (number) => {
      begun.push(number)
      await new Promise(setImmediate)
      if (number === 3) throw new Refused('no')
    })
    await expect(failing).rejects.toBeInstanceOf(Refused)
    expect(begun.length).toBeLessThan(20)
  })
})
