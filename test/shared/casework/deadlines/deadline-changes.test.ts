import { describe, expect, test } from 'vitest'
import { settleDeadlines } from '../../../../shared/casework/deadlines/settled-deadlines.ts'
import { demand, groundAt, MONDAY, openOne, settled, TUESDAY } from '../../../support/demands.ts'

const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type)

describe('a demand', () => {
  test('that nothing stands for sets a deadline with its day and its first step', () => {
    const { deadlines, events } = settleDeadlines([], [demand], groundAt(MONDAY))
    expect(deadlines).toEqual([
      expect.objectContaining({
        number: 1,
        due: '2026-12-07',
        policyDue: '2026-12-07',
        version: 1,
        status: 'open',
      }),
    ])
    expect(openOne(deadlines).next).toEqual({ name: 'new', at: '2026-12-01T07:00:00.000Z' })
    const told = [{ kind: 'triage', number: 1, due: '2026-12-07', owner: 'anna-prova' }]
    expect(events).toEqual([expect.objectContaining({ type: 'deadline.set', data: { deadlines: told } })])
  })

  test('of a district that was not read is a fault of the program', () => {
    const elsewhere = { ...demand, district: 'milano' }
    expect(() => settleDeadlines([], [elsewhere], groundAt(MONDAY))).toThrow(
      'the district milano of a deadline was not read',
    )
  })

  test('that a deadline stands for changes nothing', () => {
    expect(settleDeadlines(settled(demand), [demand], groundAt(TUESDAY))).toEqual({
      deadlines: [],
      events: [],
    })
  })

  test('with another beginning moves the day, and keeps whose it is', () => {
    const { deadlines, events } = settleDeadlines(
      settled(demand),
      [{ ...demand, from: TUESDAY }],
      groundAt(TUESDAY),
    )
    expect(deadlines).toEqual([
      expect.objectContaining({ number: 1, due: '2026-12-09', setAt: MONDAY, version: 2 }),
    ])
    expect(types(events)).toEqual(['deadline.moved'])
  })

  test('of another owner is told to them as new', () => {
    const later = { ...demand, owner: 'bruno-prova' }
    const { deadlines } = settleDeadlines(settled(demand), [later], groundAt(TUESDAY))
    expect(openOne(deadlines)).toMatchObject({ owner: 'bruno-prova', due: '2026-12-07', setAt: TUESDAY })
    expect(openOne(deadlines).next).toEqual({ name: 'new', at: '2026-12-02T07:00:00.000Z' })
  })

  test('of a danger that goes to somebody else is told to them at once, as the same telling', () => {
    const danger = { ...demand, kind: 'danger' } as const
    const { deadlines } = settleDeadlines(
      settled(danger),
      [{ ...danger, owner: 'bruno-prova' }],
      groundAt(TUESDAY),
    )
    expect(openOne(deadlines).next).toEqual({ name: 'danger-1', at: TUESDAY })
  })
})

describe('a deadline that was put off', () => {
  const snoozed = { ...openOne(settled(demand)), due: '2026-12-10', snoozedUntil: '2026-12-10' }

  test('stays so while nothing else changes', () => {
    expect(settleDeadlines([snoozed], [demand], groundAt(TUESDAY)).deadlines).toEqual([])
    const { deadlines } = settleDeadlines(
      [snoozed],
      [{ ...demand, isUrgent: false, liaison: 'bruno-prova' }],
      groundAt(TUESDAY),
    )
    expect(openOne(deadlines)).toMatchObject({
      due: '2026-12-10',
      snoozedUntil: '2026-12-10',
      next: snoozed.next,
    })
  })

  test('stays so while the policy wants no later day than that: a closing day is no reason to be told', () => {
    const { deadlines } = settleDeadlines([snoozed], [{ ...demand, from: TUESDAY }], groundAt(TUESDAY))
    const { due, snoozedUntil, next } = snoozed
    expect(openOne(deadlines)).toMatchObject({ due, snoozedUntil, next, policyDue: '2026-12-09' })
  })

  test('is so no longer when it has become urgent, or what the policy wants is later', () => {
    const anew = [
      { ...demand, from: TUESDAY, isUrgent: true },
      { ...demand, from: '2026-12-08T09:00:00.000Z' },
    ]
    for (const one of anew) {
      const { deadlines } = settleDeadlines([snoozed], [one], groundAt(TUESDAY))
      expect(openOne(deadlines)).not.toHaveProperty('snoozedUntil')
      expect(openOne(deadlines).due).toBe(openOne(deadlines).policyDue)
    }
  })
})

describe('a deadline that was missed', () => {
  const late = '2026-12-14T10:00:00.000Z'
  const missed = {
    ...openOne(settled(demand)),
    missedAt: '2026-12-09T07:00:00.000Z',
    next: { name: 'overdue-8', at: '2026-12-18T07:00:00.000Z' },
  }

  test('is so no longer when it is due on a day to come', () => {
    const { deadlines } = settleDeadlines([missed], [{ ...demand, from: late }], groundAt(late))
    expect(openOne(deadlines).due).toBe('2026-12-21')
    expect(openOne(deadlines)).not.toHaveProperty('missedAt')
  })

  test('stays so, and comes up when it would have, when it is late by the new day as well', () => {
    const { deadlines } = settleDeadlines([missed], [{ ...demand, from: TUESDAY }], groundAt(late))
    expect(openOne(deadlines)).toMatchObject({ due: '2026-12-09', missedAt: missed.missedAt })
    expect(openOne(deadlines).next).toEqual({ name: 'overdue-8', at: '2026-12-21T07:00:00.000Z' })
  })

  test('is told to another owner at once as what it is, so that nobody above is passed over', () => {
    const other = { ...demand, owner: 'bruno-prova' }
    const { deadlines } = settleDeadlines([missed], [other], groundAt(late))
    expect(openOne(deadlines)).toMatchObject({ missedAt: missed.missedAt })
    expect(openOne(deadlines).next).toEqual({ name: 'overdue-4', at: late })
  })
})

describe('a deadline whose day comes nearer', () => {
  const urgent = { ...demand, isUrgent: true }

  test('to the same day is told at once', () => {
    const { deadlines } = settleDeadlines(settled(demand), [urgent], groundAt(TUESDAY))
    expect(openOne(deadlines)).toMatchObject({ due: '2026-12-01', next: { name: 'due', at: TUESDAY } })
  })

  test('to one that is over is told at once as late', () => {
    const wednesday = '2026-12-02T09:00:00.000Z'
    const { deadlines } = settleDeadlines(settled(demand), [urgent], groundAt(wednesday))
    expect(openOne(deadlines)).toMatchObject({
      due: '2026-12-01',
      next: { name: 'overdue-1', at: wednesday },
    })
  })
})
