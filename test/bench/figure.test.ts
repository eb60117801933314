import { describe, expect, test } from 'vitest'
import { atMost, comparedWith, figure, median, percentile, ratioAtMost } from './figure.ts'

describe('a figure', () => {
  test('is the median of its samples, with the lowest and the highest', () => {
    expect(figure('import', 'ms', [9, 1, 5])).toMatchObject({ value: 5, lowest: 1, highest: 9, samples: 3 })
  })

  test('of nothing is refused', () => {
    expect(() => figure('import', 'ms', [])).toThrow('nothing was measured')
  })

  test('keeps its budget up to the limit itself, and not beyond', () => {
    expect(atMost(figure('size', 'KB', [400]), 400).budget?.isKept).toBe(true)
    expect(atMost(figure('size', 'KB', [400.1]), 400).budget?.isKept).toBe(false)
  })

  test('is compared by medians, and its budget may be on the ratio', () => {
    const client = figure('client', 'ms', [30, 40, 80])
    const door = comparedWith(figure('door', 'ms', [50]), client)
    expect(door.ratios).toEqual([{ to: 'client', value: 1.25 }])
    expect(ratioAtMost(door, 'client', 1.25).budget).toEqual({ of: 'client', atMost: 1.25, isKept: true })
    expect(ratioAtMost(door, 'client', 1.15).budget?.isKept).toBe(false)
  })

  test('has no budget on a ratio that was not taken', () => {
    expect(() => ratioAtMost(figure('door', 'ms', [1]), 'client', 1)).toThrow('was not compared with client')
  })
})

test('the median of an even number of samples lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('a percentile is a sample that was measured, by nearest rank', () => {
  const samples = Array.from({ length: 20 }, (_, place) => place + 1)
  expect([0, 0.5, 0.95, 1].map((share) => percentile(samples, share))).toEqual([1, 10, 19, 20])
})
