import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPolicy } from '../../../cli/policy/reading.ts'
import { deadlineKind, defaultPolicy, policyRow, rowOf } from '../../../shared/domain/deadline-policy.ts'

const faultsOf = (given: unknown) => {
  const read = readPolicy(given)
  return 'faults' in read ? read.faults : []
}

describe('a policy file', () => {
  test('says only what a district wants otherwise', () => {
    const rows = {
      triage: { length: 4 },
      feedback: { remindBefore: [5, 2] },
      'permit-renewal': { length: -90 },
    }
    expect(readPolicy(rows)).toEqual({ rows })
    expect(readPolicy({})).toEqual({ rows: {} })
  })

  test.each([
    [[], 'the file is no object'],
    [{ triag: {} }, 'triag is no deadline: did you mean triage? use one of acknowledge, '],
    [{ triage: 4 }, 'triage is no object'],
    [{ triage: { lenght: 4 } }, 'triage.lenght is no field: did you mean length?'],
    [{ triage: { basis: 'goal' } }, 'triage.basis is the same in every district: take it out'],
    [{ triage: { length: '4' } }, 'triage.length is "4": write a whole number up to 400'],
    [{ triage: { length: -1 } }, 'triage.length is -1: write 0 or more'],
    [{ discussion: { length: -1 } }, 'discussion.length is -1: write 0 or more'],
    [
      { triage: { length: 3, urgentLength: 4 } },
      'triage.urgentLength is 4: what is urgent would be due later',
    ],
    [{ 'first-contact': { length: 2 } }, 'first-contact.length is 2: what is urgent would be due later'],
    [
      { 'data-request': { length: 2 } },
      'data-request.length is 2: it is statutory and may only be shorter, write 1 or less',
    ],
    [
      { 'privacy-notice': { length: 1 } },
      'privacy-notice.length is 1: it is statutory and may only be shorter, write 0',
    ],
    [{ 'permit-renewal': { length: -30 } }, 'permit-renewal.length is -30: it is statutory'],
    [{ feedback: { liaisonAfter: 4 } }, 'feedback.liaisonAfter is 4, coordinatorAfter 3'],
    [{ feedback: { liaisonAfter: 0 } }, 'feedback.liaisonAfter is 0: write a whole number from 1 to 400'],
    [{ feedback: { remindBefore: [2, 2] } }, 'feedback.remindBefore has 2 twice'],
    [{ feedback: { remindBefore: [0] } }, 'feedback.remindBefore has 0: the day itself is always told'],
    [{ feedback: { remindBefore: 3 } }, 'feedback.remindBefore is 3: write a list'],
    [{ danger: { coordinatorAfter: 4 } }, 'danger is told at once and every half an hour'],
    [{ own: { length: 4 } }, 'own.length: whoever adds it names its day'],
  ])('%j is refused: %s', (given, fault) => {
    expect(faultsOf(given)).toEqual([expect.stringContaining(fault)])
  })

  test('is told all its faults at once', () => {
    expect(
      faultsOf({ triag: {}, plan: { length: 'x', lenght: 1 }, feedback: { remindBefore: [0, 2, 2] } }),
    ).toHaveLength(5)
  })

  test('that is read gives a row for every kind that holds, and no statutory one that is longer', () => {
    const rows = fc.dictionary(
      fc.constantFrom(...deadlineKind.options),
      fc.record(
        {
          length: fc.integer({ min: -100, max: 100 }),
          urgentLength: fc.integer({ min: -5, max: 20 }),
          remindBefore: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 }),
          liaisonAfter: fc.integer({ min: 0, max: 9 }),
          coordinatorAfter: fc.integer({ min: 0, max: 9 }),
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 2 },
    )
    fc.assert(
      fc.property(rows, (given) => {
        const read = readPolicy(given)
        if ('faults' in read) expect(read.faults.length).toBeGreaterThan(0)
        for (const kind of 'rows' in read ? deadlineKind.options : []) {
          const row = rowOf(kind, { number: 1, rows: 'rows' in read ? read.rows : {} })
          expect(policyRow.safeParse(row).success).toBe(true)
          expect(row.liaisonAfter).toBeLessThanOrEqual(row.coordinatorAfter)
          const standard = defaultPolicy[kind]
          expect(row.basis).toBe(standard.basis)
          if (row.basis === 'statutory') expect(row.length).toBeLessThanOrEqual(standard.length)
        }
      }),
    )
  })
})
