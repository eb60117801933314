import { expect, test } from 'vitest'
import { closedLoop } from './closed-loop.ts'

test('each piece of work is done once, by no more workers than were asked for', async () => {
  const done: number[] = []
  let busy = 0
  let mostBusy = 0
  const perSecond = await closedLoop(25, 4, async (place) => {
    busy += 1
    mostBusy = Math.max(mostBusy, busy)
    await new Promise(setImmediate)
    done.push(place)
    busy -= 1
  })
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, place) => place))
  expect(mostBusy).toBe(4)
  expect(perSecond).toBeGreaterThan(0)
})

test('work that fails ends the loop with its error', async () => {
  const failing = closedLoop(3, 1, () => Promise.reject(new Error('refused')))
  await expect(failing).rejects.toThrow('refused')
})
