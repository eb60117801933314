import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { raccordoHere } from '../../support/command-line.ts'
import { GOOD_INSTANCE } from '../../support/good-instance.ts'

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

  test('takes ids of any kind as words, also those that mean something to JavaScript', async () => {
    const [family, mentor] = ['__proto__', 'constructor 🦝']
    const odd = {
      families: [{ id: family }],
      mentors: [{ id: mentor, capacity: 1 }],
      edges: [{ family, mentor, score: 1 }],
    }
    const { pairs, prices } = JSON.parse((await run(odd, '--json')).stdout)
    expect(pairs).toEqual([{ family, mentor }])
    expect(Object.keys(prices.families)).toEqual([family])
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
    const solved = async (instance: unknown) => {
      const { stdout } = await run(instance, '--json')
      return { ...JSON.parse(stdout), milliseconds: 0 }
    }
    const { families, mentors, edges } = INSTANCE
    const turned = {
      families: families.toReversed(),
      mentors: mentors.toReversed(),
      edges: edges.toReversed(),
    }
    expect(await solved(turned)).toEqual(await solved(INSTANCE))
  })
})
