import { describe, expect, test } from 'vitest'
import { readExpression } from '../../../local/scheduler/expression.ts'

describe('the next time of an expression', () => {
  test.each([
    ['rate(5 minutes)', 'UTC', '2026-03-02T08:00:00Z', '2026-03-02T08:05:00.000Z'],
    ['rate(1 day)', 'UTC', '2026-03-02T08:00:00Z', '2026-03-03T08:00:00.000Z'],
    ['cron(0 8-19 ? * MON-FRI *)', 'Europe/Rome', '2026-03-02T06:30:00Z', '2026-03-02T07:00:00.000Z'],
    ['cron(0 8-19 ? * MON-FRI *)', 'Europe/Rome', '2026-03-27T18:30:00Z', '2026-03-30T06:00:00.000Z'],
    ['cron(0 9 ? * 2-6 *)', 'UTC', '2026-03-06T09:00:00Z', '2026-03-09T09:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-03-02T08:01:00Z', '2026-03-02T08:15:00.000Z'],
    ['cron(30 2 1 * ? *)', 'UTC', '2026-03-02T08:00:00Z', '2026-04-01T02:30:00.000Z'],
    ['cron(0 9 ? * 2#1 *)', 'UTC', '2026-03-02T09:00:00Z', '2026-04-06T09:00:00.000Z'],
  ])('%s in %s after %s is %s', (expression, timeZone, after, expected) => {
    expect(readExpression(expression, timeZone)(new Date(after))?.toISOString()).toBe(expected)
  })

  test.each([
    ['at(2026-03-02T08:00:00)', 'UTC', /is not known to the local runner/],
    ['rate(0 minutes)', 'UTC', /is no rate/],
    ['rate(1 week)', 'UTC', /is no rate/],
    ['cron(0 8 * * *)', 'UTC', /six fields/],
    ['cron(0 8 * * MON *)', 'UTC', /exactly one/],
    ['cron(0 99 * * ? *)', 'UTC', /cron\(0 99/],
    ['cron(0 9 * * ? *)', 'Europe/Nowhere', /Europe\/Nowhere/],
  ])('%s in %s is refused', (expression, timeZone, message) => {
    expect(() => readExpression(expression, timeZone)(new Date())).toThrow(message)
  })
})
