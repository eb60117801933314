import { describe, expect, test } from 'vitest'
import type { Demand } from '../../../../shared/casework/deadlines/demands.ts'
import { end, settleDeadlines } from '../../../../shared/casework/deadlines/settled-deadlines.ts'
import { occasionAt } from '../../../support/casework-world.ts'
import { demand, groundAt, MONDAY, openOne, settled, TUESDAY } from '../../../support/demands.ts'

const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type)

describe('a deadline that is demanded no longer', () => {
  test.each([
    ['done', 'deadline.met', ['triage']],
    ['cancelled', 'deadline.cancelled', ['acknowledge']],
  ] as const)('is %s, which %s tells', (status, type, met) => {
    const { deadlines, events } = settleDeadlines(settled(demand), [], groundAt(TUESDAY, ...met))
    expect(deadlines).toEqual([expect.objectContaining({ status, endedAt: TUESDAY, version: 2 })])
    expect(deadlines[0]).not.toHaveProperty('next')
    expect(types(events)).toEqual([type])
  })

  test('leaves its number to no other', () => {
    const before = [end(openOne(settled(demand)), 'cancelled', occasionAt(TUESDAY))]
    expect(settleDeadlines(before, [demand], groundAt(TUESDAY)).deadlines).toEqual([
      expect.objectContaining({ number: 2, status: 'open' }),
    ])
  })

  test('is done and set anew where the same is demanded again and again', () => {
    const review = { ...demand, kind: 'review' } as const
    const { deadlines } = settleDeadlines(
      settled(review),
      [{ ...review, from: TUESDAY }],
      groundAt(TUESDAY, 'review'),
    )
    expect(deadlines.map(({ number, status }) => ({ number, status }))).toEqual([
      { number: 2, status: 'open' },
      { number: 1, status: 'done' },
    ])
  })

  test('is left alone when an operator added it, or when it follows from no state', () => {
    const added = { ...openOne(settled(demand)), origin: 'operator' } as const
    const quiet = { ...openOne(settled(demand)), kind: 'form-quiet' } as const
    expect(settleDeadlines([added, quiet], [], groundAt(TUESDAY)).deadlines).toEqual([])
  })
})

describe('two of one kind', () => {
  const both = [1, 2].map((about): Demand => ({ ...demand, kind: 'settle-bounce', about }))

  test('are numbered one by one, and told in one event', () => {
    const { deadlines, events } = settleDeadlines([], both, groundAt(MONDAY))
    expect(deadlines.map(({ number, about }) => ({ number, about }))).toEqual([
      { number: 1, about: 1 },
      { number: 2, about: 2 },
    ])
    expect(types(events)).toEqual(['deadline.set'])
  })

  test('end one by one', () => {
    const { deadlines } = settleDeadlines(settled(...both), both.slice(1), groundAt(TUESDAY, 'settle-bounce'))
    expect(deadlines).toEqual([expect.objectContaining({ about: 1, status: 'done' })])
  })

  test('of two districts are told to each by itself', () => {
    const sides = both.map((one, place) => ({ ...one, district: place === 0 ? 'bergamo' : 'dalmine' }))
    const { events } = settleDeadlines([], sides, groundAt(MONDAY))
    expect(events.map(({ district }) => district)).toEqual(['bergamo', 'dalmine'])
    expect(new Set(events.map(({ id }) => id)).size).toBe(2)
  })
})
