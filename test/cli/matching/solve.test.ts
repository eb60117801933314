import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { openProgress } from '../../../cli/matching/progress.ts'
import { solve } from '../../../cli/matching/solve.ts'
import { inThread } from '../../../cli/matching/solve-with-progress.ts'
import { Refused } from '../../../shared/errors.ts'
import { anyInstance, GOOD_INSTANCE } from '../../support/any-instance.ts'
import { raccordoHere } from '../../support/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'raccordo-match-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Three families want the one mentor that two of them may have, and the urgent one is worth least. */
const INSTANCE = {
  families: [{ id: 'a', weight: 10 }, { id: 'b', priority: 1 }, { id: 'c' }],
  mentors: [
    { id: 'm', capacity: 1 },
    { id: 'n', capacity: 0 },
  ],
  edges: [
    { family: 'a', mentor: 'm', score: 900 },
    { family: 'b', mentor: 'm', score: 100 },
    { family: 'c', mentor: 'n', score: 1000 },
  ],
}

/** As Python writes it; a family may well be called so. */
const nan = JSON.stringify(INSTANCE).replace('"capacity":0', '"capacity": NaN').replaceAll('"a"', '"NaN"')

function file(content: unknown): string {
  const path = join(folder, 'instance.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const run = (content: unknown, ...options: string[]) =>
  raccordoHere(['match', 'solve', '--input', file(content), ...options])

describe('match solve', () => {
  test('serves the urgent family first, without a stack, and prints JSON alone', async () => {
    const { exitCode, stdout, stderr } = await run(INSTANCE, '--json')
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({
      pairs: [{ family: 'b', mentor: 'm' }],
      unserved: ['a', 'c'],
      objectiveValue: { urgentServed: 1, served: 1, value: 100 },
      prices: {
        families: { a: [0, 0, 0], b: expect.any(Array), c: [0, 0, 0] },
        mentors: { m: expect.any(Array), n: [0, 1, 1000] },
      },
      milliseconds: expect.any(Number),
    })
  })

  test('takes the objective of its option whatever the instance says', async () => {
    const { stdout } = await run(
      { ...INSTANCE, objective: 'most-families' },
      '--objective',
      'best-score',
      '--json',
    )
    const { objectiveValue, prices } = JSON.parse(stdout)
    expect(objectiveValue).toEqual({ urgentServed: 0, served: 1, value: 9000 })
    expect(prices.mentors.n).toBe(1000)
  })

  test('takes a mentor with room for more families than there are', async () => {
    const mentors = [
      { id: 'm', capacity: 2 ** 32 },
      { id: 'n', capacity: Number.MAX_SAFE_INTEGER },
    ]
    const { stdout } = await run({ ...INSTANCE, mentors }, '--json')
    expect(JSON.parse(stdout).objectiveValue).toEqual({ urgentServed: 1, served: 3, value: 10_100 })
  })

  test('tells people of pairs with their scores, who is left, and the totals', async () => {
    const { stdout } = await run(INSTANCE)
    expect(stdout).toMatch(/^family +mentor +score\nb +m +100\n\nunserved\na\nc\n\nurgent served +1\n/)
    expect(stdout).toMatch(/^milliseconds +[\d.]+$/m)
  })

  test('says in words that there is no pair, and that nobody is left', async () => {
    const { exitCode, stdout } = await run({ families: [], mentors: [], edges: [] })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^no pair: .*\n\nnobody is left unserved\n/)
  })

  test.each([
    ['what is no JSON', '{"families": [', /instance\.json is not JSON: correct it/],
    ['half of a JSON', '{\n"mentors": {,', /is not JSON: correct it at line 2 column 13/],
    ['NaN, by its row', nan, /has 1 fault[\s\S]*\n {2}mentors\[1\]: capacity is no number: give a whole/],
    ['NaN beside what else is no JSON', `${nan}}`, /is not JSON/],
    ['what is no object', '[]', /has 1 fault; nothing was solved\n {2}\[\] is no instance/],
    ['rows with faults, counted', { ...GOOD_INSTANCE, fixed: [null, 1] }, /has 2 faults[\s\S]*fixed\[1\]/],
  ])('refuses %s', async (_, content, message) => {
    const { exitCode, stdout, stderr } = await run(content, '--json')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(message)
  })

  test.each([
    ['without a file', ['match', 'solve']],
    ['for an objective that there is not', ['match', 'solve', '--input', '-', '--objective', 'most']],
  ])('is wrong usage %s', async (_, words) => {
    expect((await raccordoHere(words)).exitCode).toBe(2)
  })

  test('finds the same pairs whatever the order of the rows', async () => {
    const shuffled = anyInstance.chain((instance) =>
      fc
        .tuple(
          fc.shuffledSubarray(instance.families, { minLength: instance.families.length }),
          fc.shuffledSubarray(instance.mentors, { minLength: instance.mentors.length }),
          fc.shuffledSubarray(instance.edges, { minLength: instance.edges.length }),
        )
        .map(([families, mentors, edges]) => [instance, { ...instance, families, mentors, edges }] as const),
    )
    const solved = async (instance: unknown) => {
      const { solution } = await solve({ file: 'instance.json', text: JSON.stringify(instance) })
      return { ...solution, milliseconds: 0 }
    }
    await fc.assert(
      fc.asyncProperty(shuffled, async ([one, other]) => {
        expect(await solved(other)).toEqual(await solved(one))
      }),
    )
  })
})

describe('in a thread of its own', () => {
  test('an instance is solved as it would be here, and its size is told first', async () => {
    const sent = { file: '-', text: JSON.stringify(INSTANCE) }
    const told: string[] = []
    const { solution, scores } = await inThread(sent, (doing) => told.push(doing))
    expect({ ...solution, milliseconds: 0 }).toEqual({ ...(await solve(sent)).solution, milliseconds: 0 })
    expect(scores).toEqual([100])
    expect(told).toEqual(['solving 3 families, 2 mentors, 3 edges'])
  })

  test('a fault is the same refusal', async () => {
    const refused = inThread({ file: '-', text: '{}' }, () => undefined)
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
