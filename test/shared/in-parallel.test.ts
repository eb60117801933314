import { describe, expect, test } from 'vitest'
import { Refused } from '../../shared/errors.ts'
import { inParallel } from '../../shared/in-parallel.ts'

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
