import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slicedJson } from '../../../cli/matching/sliced-json.ts'
import { SlicedRows } from '../../../cli/matching/sliced-rows.ts'

const LISTS = ['edges', 'families']

/** All that a text holds, its rows parsed in slices as small as can be. */
function parsed(text: string, sliceBytes = 1): unknown {
  const given = slicedJson(Buffer.from(text), LISTS, sliceBytes)
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, inFull(value)]))
}

function inFull(value: unknown): unknown {
  if (!(value instanceof SlicedRows)) return value
  const rows = [...value]
  expect(rows).toHaveLength(value.length)
  return rows
}

describe('a file of lists that are parsed in slices is read as JSON.parse reads it', () => {
  test.each([
    [
      'with its keys in any order',
      '{"objective":"best","edges":[{"a":1},{"a":2}],"x":{"y":[1]},"families":[1]}',
    ],
    [
      'with quotes and brackets in its texts',
      String.raw`{"edges":["]\"}],[","\\",{"{\"":"\\\"]"}],"b]}":"{,"}`,
    ],
    ['with white space everywhere', ' \t{\r\n "edges" : [ 1 , [ 2 , 3 ] ,\n{ } ] , "b" : true }\r\n '],
    ['with empty lists', '{"edges":[],"families":[ \n]}'],
    ['with what is no list', '{"edges":{"a":[1,2]},"families":null,"b":[1,[2]],"c":-1.5e3 ,"d":""}'],
    ['with escaped keys', String.raw`{"edg\u0065s":[1,2],"\"":2}`],
    ['with a key that means something to JavaScript', '{"__proto__":[1],"edges":[{"__proto__":2}]}'],
  ])('%s', (_, text) => {
    expect(parsed(text)).toEqual(JSON.parse(text))
  })

  test('with a byte order mark', () => {
    expect(parsed('\ufeff{"edges":[1]}')).toEqual({ edges: [1] })
  })

  test('wherever its slices end, also beside letters of several bytes', () => {
    const row = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.json().map((json): unknown => JSON.parse(json)),
    )
    const given = fc.record({ edges: fc.array(row), families: fc.array(row), rest: row })
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 40 }), fc.nat(2), (object, sliceBytes, space) => {
        const text = JSON.stringify(object, null, space)
        expect(parsed(text, sliceBytes)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('and can be gone through again', () => {
    const rows: unknown = slicedJson(Buffer.from('{"edges":[1,2]}'), LISTS, 1)['edges']
    expect([inFull(rows), inFull(rows)]).toEqual([
      [1, 2],
      [1, 2],
    ])
  })
})

describe('left to JSON.parse is', () => {
  test.each([
    ['a key that comes twice', '{"edges":[1],"edges":[2]}'],
    ['what is no object', '[{"edges":[1]}]'],
    ['an object without keys', '{}'],
    ['a list that does not end', '{"edges":[1,2'],
    ['a text that does not end', '{"edges":["a\\"]}'],
    ['a list that ends as an object', '{"edges":[1,2}}'],
    ['a row that ends as a list', '{"edges":[{"a":1],1]}'],
    ['a row that is missing', '{"edges":[1,,2]}'],
    ['a comma behind the last row', '{"edges":[1,2,]}'],
    ['a comma and no row', '{"edges":[,]}'],
    ['a comma behind the last value', '{"edges":[1],}'],
    ['a value that is missing', '{"edges":}'],
    ['a colon that is missing', '{"edges" [1]}'],
    ['a key that is no text', '{edges:[1]}'],
    ['more behind the object', '{"edges":[1]} {}'],
    ['a second byte order mark', '\ufeff\ufeff{"edges":[1]}'],
    ['a byte order mark within', '{"edges":[1,\ufeff2]}'],
    ['what is no number', '{"edges":[1,NaN]}'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(() => parsed(text)).toThrow(SyntaxError)
  })
})
