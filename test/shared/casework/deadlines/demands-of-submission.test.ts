import { describe, expect, test } from 'vitest'
import { demandsOfSubmission } from '../../../../shared/casework/deadlines/demands.ts'
import { hash } from '../../../../shared/domain/hash.ts'
import type { Submission } from '../../../../shared/domain/submission.ts'

const AT = '2026-11-30T09:00:00.000Z'

describe('a submission', () => {
  const base = {
    ...{
      form: 'scuola',
      hash: hash('one'),
      submissionId: 'modulo-1',
      partner: 'scuola',
      district: 'bergamo',
    },
    ...{
      receivedAt: AT,
      bodyHash: hash('body'),
      bodyAt: AT,
      corrections: {},
      correlationId: 'test',
      version: 1,
    },
    owner: 'anna-prova',
  }
  const quarantined: Submission = {
    ...base,
    status: 'quarantined',
    problems: [{ field: 'needs', problem: 'missing' }],
  }
  const dangerRaised = { at: AT, said: 'yes' } as const

  test.each([
    ['to be completed', quarantined, ['complete']],
    ['with a child in danger', { ...quarantined, dangerRaised }, ['complete', 'danger']],
    ['that is not read yet', { ...base, status: 'received' }, []],
    ['that was discarded', { ...base, status: 'discarded', discardedAt: AT, reason: 'test' }, []],
    ['that only tries a form out', { ...quarantined, dangerRaised, isTest: true }, []],
  ] satisfies [string, Submission, string[]][])('%s', (_, one, expected) => {
    expect(
      demandsOfSubmission(one)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(expected)
  })

  test('with a danger is to be completed at once', () => {
    const isUrgent = (one: Submission) => demandsOfSubmission(one).map((demand) => demand.isUrgent)
    expect(isUrgent({ ...quarantined, dangerRaised })).toEqual([true, true])
    expect(isUrgent(quarantined)).toEqual([false])
  })
})
