import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInstance } from '../../../cli/matching/read-instance.ts'
import type { Instance } from '../../../shared/matching/assignment/instance.ts'
import { GOOD_INSTANCE, goodInstance } from '../../support/good-instance.ts'
import { faultsOf } from '../../support/instance-faults.ts'

describe('an instance', () => {
  test('is taken as it is, its edges as numbers, with weight 1 and priority 0 where they are left out', () => {
    expect(readInstance(GOOD_INSTANCE, '')).toEqual({
      ...GOOD_INSTANCE,
      families: [GOOD_INSTANCE.families[0], { id: 'f2', weight: 1, priority: 0 }],
      edges: {
        family: Int32Array.of(0, 1, 1),
        mentor: Int32Array.of(0, 0, 1),
        score: Int32Array.of(700, 0, 1000),
      },
    })
  })

  test('needs neither fixed nor forbidden pairs nor an objective', () => {
    expect(readInstance({ families: [], mentors: [], edges: [] }, '')).toEqual({
      ...{ families: [], mentors: [], fixed: [], forbidden: [] },
      edges: { family: new Int32Array(), mentor: new Int32Array(), score: new Int32Array() },
      objective: 'most-families',
    })
  })

  test('of any size and shape is taken, whatever the order of its rows', () => {
    fc.assert(
      fc.property(goodInstance, (instance) => {
        expect(faultsOf(instance)).toEqual([])
      }),
    )
  })
})

const damages: readonly ((row: Row) => object | null | undefined)[] = [
  () => null,
  (row) => ({ ...row, colour: 'red' }),
  (row) => ('id' in row ? { ...row, id: '' } : undefined),
  (row) => ('capacity' in row ? { ...row, capacity: row.capacity + 0.5 } : undefined),
  (row) => ('score' in row ? { ...row, score: 1001 + row.score } : undefined),
  (row) => ('mentor' in row ? { ...row, mentor: `${row.mentor}, who is nobody` } : undefined),
]
type Row = Required<Instance>['families' | 'mentors' | 'edges' | 'fixed' | 'forbidden'][number]
const sections = ['families', 'mentors', 'edges', 'fixed', 'forbidden'] as const

function spoil(rows: readonly (object | null | undefined)[], at: number, spoiled: object | null | undefined) {
  return rows.with(at, spoiled)
}

test('one row that is damaged is named, wherever it stands', () => {
  const damaged = fc.record({ instance: goodInstance, place: fc.nat(), damage: fc.constantFrom(...damages) })
  fc.assert(
    fc.property(damaged, ({ instance, place, damage }) => {
      const rows = sections.flatMap((name) =>
        (instance[name] ?? []).map((row, at) => ({ name, at, spoiled: damage(row) })),
      )
      const able = rows.filter(({ spoiled }) => spoiled !== undefined)
      const chosen = able[place % able.length]
      fc.pre(chosen !== undefined)
      const { name, at, spoiled } = chosen
      const faults = faultsOf({ ...instance, [name]: spoil(instance[name] ?? [], at, spoiled) })
      expect(faults.join('\n')).toContain(`${name}[${at}]: `)
    }),
  )
})

test('of many faults the first twenty are told, and how many more there are', () => {
  const faults = faultsOf({ ...GOOD_INSTANCE, fixed: [], edges: Array.from({ length: 332 }, () => null) })
  expect(faults).toHaveLength(21)
  expect(faults.at(-1)).toBe('  … and 312 more')
})

test('a long value is cut', () => {
  expect(faultsOf({ ...GOOD_INSTANCE, objective: 'x'.repeat(1000) })[0]).toHaveLength(109)
})
