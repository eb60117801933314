import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { policyHistory, setPolicy } from '../../../cli/policy/policy.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'

const folder = mkdtempSync(join(tmpdir(), 'raccordo-policy-'))

let connection: Connection
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ connection, stop } = await startConnection())
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await stop()
})

function file(content: unknown): string {
  const path = join(folder, 'policy.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

describe('policy set', () => {
  test('writes the whole policy with the next number, keeps the earlier ones, and tells it', async () => {
    const first = await setPolicy(
      connection,
      'bergamo',
      file({ triage: { length: 4 }, plan: { length: 45 } }),
    )
    expect(first).toMatchObject({ district: 'bergamo', number: 1 })
    expect(await setPolicy(connection, 'bergamo', file({ plan: { length: 45 } }))).toMatchObject({
      number: 2,
    })
    const { policy } = await getDistrict(connection.table, 'bergamo')
    expect(policy).toEqual({ number: 2, rows: { plan: { length: 45 } } })
    const history = await policyHistory(connection, 'bergamo')
    expect(history.map(({ number, setBy, changes }) => ({ number, setBy, changes: changes.length }))).toEqual(
      [
        { number: 1, setBy: 'ops', changes: 2 },
        { number: 2, setBy: 'ops', changes: 1 },
      ],
    )
    const told = (await eventsOf(connection, 'district/bergamo')).filter(
      ({ type }) => type === 'policy.changed',
    )
    expect(told.map(({ data }) => data)).toEqual([
      { number: 1, kinds: ['triage', 'plan'] },
      { number: 2, kinds: ['triage'] },
    ])
  })

  test('that says what holds already changes nothing', async () => {
    const before = await policyHistory(connection, 'dalmine')
    expect(await setPolicy(connection, 'dalmine', file({ triage: { length: 5 } }))).toMatchObject({
      changes: [],
    })
    expect(await policyHistory(connection, 'dalmine')).toEqual(before)
  })

  test.each([
    ['bergamo', { triage: { length: 'x' } }, 'has one fault; nothing was changed'],
    ['milano', {}, 'district milano is not in the table'],
  ])('of %s with %j is refused: %s', async (district, content, why) => {
    await expect(setPolicy(connection, district, file(content))).rejects.toThrow(why)
  })

  test('of two who set the same at once, one does; the other is told, or finds it set', async () => {
    const set = () => setPolicy(connection, 'val-cavallina', file({ plan: { length: 40 } }))
    const both = await Promise.allSettled([set(), set()])
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect(lost.every((why) => why.includes('district val-cavallina was changed at the same moment'))).toBe(
      true,
    )
    expect(await policyHistory(connection, 'val-cavallina')).toHaveLength(1)
  })
})
