import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPolicy } from '../../cli/policy/reading.ts'
import { criterion, defaultMatchingPolicy, matchingField } from '../../shared/domain/matching-policy.ts'
import { refusals } from '../../shared/matching/suitability/filters.ts'

const page = readFileSync(new URL('../../docs/matching.md', import.meta.url), 'utf8')

/** The first words of the rows of a section's tables, and the second column. */
function rowsOf(section: string): string[][] {
  const text = page.split(/^## /m).find((one) => one.startsWith(section)) ?? ''
  return [...text.matchAll(/^\| `(\S+)` \| ([^|]*) \|/gm)].map(([, name = '', second = '']) => [name, second])
}

test('the refusals are told in the order in which they are looked at', () => {
  expect(rowsOf('Who is not proposed').map(([name]) => name)).toEqual([...refusals])
})

test('the criteria are told with their weights', () => {
  const { weights } = defaultMatchingPolicy
  const expected = criterion.options.map((name) => [name, String(weights[name])])
  expect(rowsOf('The affinity')).toEqual(expected)
})

test('what a district may set is told with its default, and its example is read', () => {
  const rows = rowsOf('A district')
  expect(rows.map(([name]) => name)).toEqual(matchingField.options)
  for (const [name = '', value = ''] of rows.slice(1)) {
    const held = new Map<string, unknown>(Object.entries(defaultMatchingPolicy)).get(name)
    expect(value.replaceAll('`', '')).toBe(String(held))
  }
  const [, example = ''] = /```json\n([^`]*"matching"[^`]*)```/.exec(page) ?? []
  expect(readPolicy(JSON.parse(example))).toHaveProperty('matching.waitingWeeks', 8)
})
