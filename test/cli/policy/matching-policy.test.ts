import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { matchingLines } from '../../../cli/policy/matching-rows.ts'
import { checkPolicy, policyHistory, setPolicy, withoutDistrict } from '../../../cli/policy/policy.ts'
import { readPolicy } from '../../../cli/policy/reading.ts'
import { district, districtDefaults } from '../../../shared/domain/district.ts'
import { criterion, defaultMatchingPolicy, matchingPolicyOf } from '../../../shared/domain/matching-policy.ts'
import { commit } from '../../../shared/table/commit.ts'
import { districtShape, getDistrict } from '../../../shared/table/district-store.ts'
import { raccordoHere } from '../../support/command-line.ts'
import { eventsOf } from '../../support/connection.ts'
import { memoryTable } from '../../support/memory-table.ts'

const { weights } = defaultMatchingPolicy
const folder = mkdtempSync(join(tmpdir(), 'raccordo-matching-policy-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: unknown): string {
  const path = join(folder, 'policy.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

async function inDalmine(): Promise<Connection> {
  const { table, items } = memoryTable()
  const given = { id: 'dalmine', name: 'Dalmine', codePrefix: 'DA', municipalities: ['016091'], version: 1 }
  const item = districtShape.toItem(district.parse({ ...districtDefaults, ...given }))
  await commit(table, [{ create: item }], [])
  expect(items()).toHaveLength(1)
  return { table, now: () => new Date('2026-11-23T08:00:00.000Z') } as Connection // no more of it is needed
}

test('the default weights make 1,000 together', () => {
  expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBe(1000)
})

describe('the matching of a policy file', () => {
  test('says only what a district wants otherwise', () => {
    const matching = { waitingWeeks: 8, objective: 'best-score', isClearanceRequired: false }
    expect(readPolicy({ plan: { length: 45 }, matching })).toEqual({
      rows: { plan: { length: 45 } },
      matching,
    })
    const otherWeights = { ...weights, load: 0, distance: 220 }
    expect(readPolicy({ matching: { weights: otherWeights } })).toEqual({
      rows: {},
      matching: { weights: otherWeights },
    })
  })

  test.each<[unknown, string]>([
    [3, 'matching is no object'],
    [{ waitingWeek: 8 }, 'matching.waitingWeek is no field: did you mean waitingWeeks? use one of weights, '],
    [{ waitingWeeks: 0 }, 'matching.waitingWeeks is 0: write a whole number of weeks from 1 to 104'],
    [{ singleParentWeight: 1.5 }, 'matching.singleParentWeight is 1.5: write a whole number from 1 to 10'],
    [{ isClearanceRequired: 'no' }, 'matching.isClearanceRequired is "no": write true or false'],
    [{ recheckMonths: 61 }, 'matching.recheckMonths is 61: write a whole number of months from 1 to 60'],
    [
      { objective: 'most-familys' },
      'matching.objective: most-familys is no objective: did you mean most-families?',
    ],
    [{ objective: 1 }, 'matching.objective is 1: write one of most-families, best-score'],
    [{ weights: [1000] }, 'matching.weights is no object'],
    [{ weights: { ...weights, load: 60 } }, 'matching.weights make 990 together: they make 1000, add 10'],
    [{ weights: { ...weights, load: 80 } }, 'they make 1000, take 10 away'],
    [{ weights: { ...weights, load: -70 } }, 'matching.weights.load is -70: write a whole number from 0'],
    [{ weights: { ...weights, load: 0.5 } }, 'matching.weights.load is 0.5'],
    [{ weights: { ...weights, load: undefined } }, 'matching.weights.load is missing'],
    [{ weights: { ...weights, citizenship: 0 } }, 'matching.weights.citizenship is no criterion'],
  ])('%j is refused: %s', (matching, fault) => {
    const read = readPolicy({ matching })
    expect('faults' in read ? read.faults : []).toEqual([expect.stringContaining(fault)])
  })

  test('is told with the faults of the deadlines, all at once', () => {
    const read = readPolicy({ plan: 3, matching: { weights: { languages: 'x' }, objective: 'z', other: 1 } })
    expect('faults' in read && read.faults).toHaveLength(1 + 1 + 1 + 8)
    expect(readPolicy({ machting: {} })).toMatchObject({
      faults: [expect.stringContaining('mean matching?')],
    })
  })

  test('is read only when its weights make 1,000 together', () => {
    const anyWeights = fc.tuple(...criterion.options.map(() => fc.nat(200)))
    fc.assert(
      fc.property(anyWeights, fc.boolean(), (given, isWhole) => {
        const sum = given.slice(1).reduce((all, one) => all + one, 0)
        const all = isWhole && sum <= 1000 ? [1000 - sum, ...given.slice(1)] : given
        const named = Object.fromEntries(criterion.options.map((name, place) => [name, all[place]]))
        const isRead = 'matching' in readPolicy({ matching: { weights: named } })
        expect(isRead).toBe(all.reduce((together, one) => together + one, 0) === 1000)
      }),
    )
  })
})

describe('a district’s matching', () => {
  test('is set with the policy, kept with its number, and told without its values', async () => {
    const connection = await inDalmine()
    const matching = { waitingWeeks: 8, weights: { ...weights, load: 0, distance: 220 } }
    const { number, changes } = await setPolicy(connection, 'dalmine', file({ matching }))
    expect(changes).toEqual([
      { kind: 'matching', field: 'weights.distance', before: 150, after: 220 },
      { kind: 'matching', field: 'weights.load', before: 70, after: 0 },
      { kind: 'matching', field: 'waitingWeeks', before: 12, after: 8 },
    ])
    const { policy } = await getDistrict(connection.table, 'dalmine')
    expect(policy).toEqual({ number, rows: {}, matching })
    expect(matchingPolicyOf(policy)).toEqual({ ...defaultMatchingPolicy, ...matching })
    await setPolicy(connection, 'dalmine', file({ matching, plan: { length: 45 } }))
    await setPolicy(connection, 'dalmine', file({}))
    const told = await eventsOf(connection, 'district/dalmine')
    expect(told.map(({ data }) => data)).toEqual([
      { number: 1, kinds: [], matching: ['weights', 'waitingWeeks'] },
      { number: 2, kinds: ['plan'] },
      { number: 3, kinds: ['plan'], matching: ['weights', 'waitingWeeks'] },
    ])
    const history = await policyHistory(connection, 'dalmine')
    expect(history.map((one) => [one.number, one.matching, one.changes.length])).toEqual([
      [1, matching, 3],
      [2, matching, 1],
      [3, undefined, 4],
    ])
  })

  test('that says what holds already changes nothing', async () => {
    const connection = await inDalmine()
    const same = file({ matching: { waitingWeeks: 12, weights } })
    expect(await setPolicy(connection, 'dalmine', same)).toMatchObject({ number: 0, changes: [] })
  })

  test('is checked without a stack', async () => {
    const given = file({ matching: { objective: 'best-score' } })
    const { changes } = await checkPolicy(given, withoutDistrict, new Date('2026-11-23T08:00:00.000Z'))
    const [before, after] = ['most-families', 'best-score']
    expect(changes).toEqual([{ kind: 'matching', field: 'objective', before, after }])
  })

  test('is shown in lines for people and as one row for programs', async () => {
    const lines = matchingLines({ number: 1, rows: {}, matching: { waitingWeeks: 8 } })
    expect(lines).toContainEqual({ matching: 'waitingWeeks', value: 8, own: 'own' })
    expect(lines).toContainEqual({ matching: 'weights.languages', value: 250, own: '' })
    const { stdout } = await raccordoHere(['policy', 'show'])
    expect(stdout).toMatch(/^weights\.languages +250$/m)
    const { items } = JSON.parse((await raccordoHere(['policy', 'show', '--json'])).stdout)
    expect(items.at(-1)).toEqual({ kind: 'matching', ...defaultMatchingPolicy, own: [] })
  })
})
