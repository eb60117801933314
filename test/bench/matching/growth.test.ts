import { expect, test } from 'vitest'
import { growthExponent } from './growth.ts'

test('a time that grows with a power of the size is told by that power', () => {
  const sizes = [10, 70, 300, 2_000]
  for (const power of [1, 1.5, 3]) {
    const points = sizes.map((size) => ({ size, time: 0.001 * size ** power }))
    expect(growthExponent(points)).toBeCloseTo(power, 10)
  }
})

test('points beside the line draw it towards them, all alike', () => {
  const points = [
    { size: 1, time: 1 },
    { size: Math.E, time: 1 },
    { size: Math.E ** 2, time: Math.E ** 2 },
  ]
  expect(growthExponent(points)).toBeCloseTo(1, 10)
})

test.each([
  [[]],
  [[{ size: 5, time: 1 }]],
  [
    [
      { size: 5, time: 1 },
      { size: 5, time: 2 },
    ],
  ],
])('of one size there is no growth', (points) => {
  expect(() => growthExponent(points)).toThrow('at least two sizes')
})
