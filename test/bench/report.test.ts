import { expect, test } from 'vitest'
import { atMost, comparedWith, figure, ratioAtMost } from './figure.ts'
import { describeMachine } from './machine.ts'
import { reportAsText } from './report.ts'

test('a report shows each figure with its spread, its ratio, its budget and whether it is kept', () => {
  const client = { name: 'bare client', value: 40 }
  const door = ratioAtMost(
    comparedWith(figure('door, import', 'ms', [60, 48, 50]), client),
    'bare client',
    1.15,
  )
  const size = atMost(figure('door, size', 'KB', [343.2]), 400)
  const text = reportAsText({
    takenAt: '2026-01-18T18:17:02.000Z',
    machine: describeMachine(),
    figures: { bundles: [size, door] },
    failures: {},
  })
  const rows = text.split('\n').map((line) => line.trim().split(/ {2,}/))
  expect(rows).toContainEqual(['door, size', '343 KB', '≤ 400 KB', 'kept'])
  expect(rows).toContainEqual([
    ...['door, import', '50 ms', '48 – 60', '3'],
    ...['1.25 × bare client', '≤ 1.15 × bare client', 'OVER'],
  ])
})

test('a report says why a part has no figures', () => {
  const failures = { throughput: 'the stack did not start' }
  const text = reportAsText({ takenAt: 'now', machine: describeMachine(), figures: {}, failures })
  expect(text).toMatch(/throughput\n\n {2}failed: the stack did not start$/)
})
