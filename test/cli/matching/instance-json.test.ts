import { expect, test } from 'vitest'
import { readInstanceJson } from '../../../cli/matching/instance-json.ts'

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
