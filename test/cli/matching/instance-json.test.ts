import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInstanceBytes, readInstanceJson } from '../../../cli/matching/instance-json.ts'
import { listNames, readInstance } from '../../../cli/matching/read-instance.ts'
import { slicedJson } from '../../../cli/matching/sliced-json.ts'
import { Refused } from '../../../shared/errors.ts'
import { GOOD_INSTANCE, goodInstance } from '../../support/good-instance.ts'

const GOOD = JSON.stringify(GOOD_INSTANCE)

test('what is no number is read as infinite, but not in a string', () => {
  const given = readInstanceJson(String.raw`{"a\"NaN": [NaN, -Infinity, "NaN \\", "-Infinity"]}`, 'a.json')
  expect(given).toEqual({ 'a"NaN': [Infinity, Infinity, 'NaN \\', '-Infinity'] })
})

test.each([
  ['a very long string', `["${'x'.repeat(10_000_000)}", NaN,]`],
  ['a string that does not end', '"\\'.repeat(100_000)],
])('what is no JSON with %s is refused soon', (_, text) => {
  expect(() => readInstanceJson(text, 'a.json')).toThrow(/^a\.json is not JSON: correct it/)
})

describe('an instance', () => {
  test('of which the file is damaged anywhere has the message that its text has', () => {
    const piece = fc.constantFrom('', ...'{}[],:"\\ 1N', 'NaN', '"edges":[],', '{},', '\ufeff', 'é')
    const damage = fc.record({ at: fc.nat(GOOD.length), length: fc.nat(3), piece })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (damages) => {
        const text = damages.reduce((left, one) => spoilt(left, one), GOOD)
        const bytes = Buffer.from(text)
        const expected = outcome(() => wholly(new TextDecoder().decode(bytes)))
        expect(outcome(() => readInstanceBytes(bytes, 'a.json'))).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['with an objective that there is not', GOOD.replace('best-score', 'best')],
    ['with an objective that is a list', GOOD.replace('"best-score"', '[1, 2]')],
    ['with a mistyped list, and no JSON in it', GOOD.replace('"fixed":[', '"fixd":[1 2')],
    ['with a section missing, and no JSON in another', '{"families":[1 2],"mentors":[]}'],
    ['with two lists of one name', GOOD.replace('{', '{"edges":[null],')],
  ])('%s has the message that its text has', (_, text) => {
    const expected = outcome(() => wholly(text))
    expect(outcome(() => readInstanceBytes(Buffer.from(text), 'a.json'))).toEqual(expected)
  })

  test('of any size and shape comes to the same in slices', () => {
    fc.assert(
      fc.property(goodInstance, fc.integer({ min: 1, max: 200 }), (instance, sliceBytes) => {
        const text = JSON.stringify(instance)
        const sliced = slicedJson(Buffer.from(text), listNames, sliceBytes)
        expect(readInstance(sliced, 'a.json')).toEqual(wholly(text))
      }),
    )
  })

  test('that is not UTF-8 is refused as such', () => {
    const bytes = Buffer.from(GOOD.replace('f1', 'fé'), 'latin1')
    expect(outcome(() => readInstanceBytes(bytes, 'a.json'))).toMatch(/^a\.json is not UTF-8/)
  })
})

/** What comes of something: what it returns, or the message of its refusal. */
function outcome(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

function wholly(text: string): unknown {
  return readInstance(readInstanceJson(text, 'a.json'), 'a.json')
}

interface Damage {
  readonly at: number
  readonly length: number
  readonly piece: string
}

function spoilt(text: string, { at, length, piece }: Damage): string {
  return text.slice(0, at) + piece + text.slice(at + length)
}
