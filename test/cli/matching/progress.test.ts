import { afterEach, describe, expect, test, vi } from 'vitest'
import { openProgress } from '../../../cli/matching/progress.ts'
import { solve } from '../../../cli/matching/solve.ts'
import { inThread } from '../../../cli/matching/solve-with-progress.ts'
import { Refused } from '../../../shared/errors.ts'
import { GOOD_INSTANCE } from '../../support/good-instance.ts'

describe('in a thread of its own', () => {
  test('an instance is solved as it would be here, and its size is told first', async () => {
    const sent = { file: '-', bytes: Buffer.from(JSON.stringify(GOOD_INSTANCE)) }
    const told: string[] = []
    const { solution, scores } = await inThread(sent, (doing) => told.push(doing))
    expect({ ...solution, milliseconds: 0 }).toEqual({ ...(await solve(sent)).solution, milliseconds: 0 })
    expect(scores).toEqual([700, 1000])
    expect(told).toEqual(['solving 2 families, 2 mentors, 2 edges'])
  })

  test('a fault is the same refusal', async () => {
    const refused = inThread({ file: '-', bytes: Buffer.from('{}') }, () => undefined)
    await expect(refused).rejects.toThrow(Refused)
    await expect(refused).rejects.toThrow('standard input has 3 faults')
  })
})

describe('the progress of a solve', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is silent for two seconds, then told with the seconds that have passed, and leaves nothing behind', () => {
    vi.useFakeTimers()
    const written: string[] = []
    const progress = openProgress((text) => written.push(text))
    vi.advanceTimersByTime(1_900)
    expect(written).toEqual([])
    progress.tell('solving')
    vi.advanceTimersByTime(1_400)
    expect(written.at(-1)).toBe('\r\u001b[Ksolving … 3 s')
    progress.close()
    expect(written.at(-1)).toBe('\r\u001b[K')
    vi.advanceTimersByTime(5_000)
    expect(written.at(-1)).toBe('\r\u001b[K')
  })

  test('writes nothing at all when it was quick', () => {
    vi.useFakeTimers()
    const written: string[] = []
    openProgress((text) => written.push(text)).close()
    expect(written).toEqual([])
  })
})
