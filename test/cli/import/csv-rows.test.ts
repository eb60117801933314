import { describe, expect, test } from 'vitest'
import { csvRows } from '../../../cli/import/file/csv-rows.ts'
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
      { line: 1, column: 'a', problem: 'two columns have this name' },
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
