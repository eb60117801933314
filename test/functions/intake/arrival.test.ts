import { describe, expect, test } from 'vitest'
import { arrive, identify } from '../../../functions/intake/arrival.ts'
import { quarantine } from '../../../functions/intake/quarantine.ts'
import { register, type Understood } from '../../../functions/intake/registration.ts'
import { arrivedAt, delivery, form, received } from '../../support/submissions.ts'

const later = new Date('2026-01-19T08:00:00.000Z')

describe('a body arrives', () => {
  test('the first makes the submission and says so, in ids only', () => {
    const { submission, event } = arrive(undefined, delivery('{"a":1}'), arrivedAt)
    expect(submission).toMatchObject({ status: 'received', submissionId: 's-1', version: 1, corrections: {} })
    expect(event).toMatchObject({
      type: 'submission.received',
      subject: `submission/scuola-demo.${submission.hash}`,
      actor: 'form/scuola-demo',
      correlationId: 'request-1',
    })
  })

  test('without an id of the provider, the bytes identify it', () => {
    const unnamed = (text: string) => identify({ ...delivery(text), submissionId: undefined })
    expect(unnamed('{"a":1}')).toEqual(unnamed('{"a":1}'))
    expect(unnamed('{"a":2}').hash).not.toBe(unnamed('{"a":1}').hash)
  })

  test('a newer version puts a quarantined submission back to be read, and keeps its owner and what a person corrected', () => {
    const first = { ...received(), corrections: { municipality: 'Dalmine' } }
    const { submission: quarantined } = quarantine(
      first,
      {
        problems: [{ field: 'needs', problem: 'missing' }],
        danger: 'no',
        assignment: { owner: 'anna-prova', reason: 'coordinator' },
      },
      arrivedAt,
    )
    const { submission, event } = arrive(quarantined, delivery('{"b":1}'), later)
    expect(submission).toMatchObject({
      status: 'received',
      version: 3,
      receivedAt: arrivedAt.toISOString(),
      bodyAt: later.toISOString(),
      corrections: { municipality: 'Dalmine' },
      owner: 'anna-prova',
    })
    expect(submission).not.toHaveProperty('problems')
    expect(submission.bodyHash).not.toBe(first.bodyHash)
    expect(event.version).toBe(3)
  })

  test('a newer version of a registered submission is kept beside it: it stays registered', () => {
    const understood: Understood = {
      form,
      answers: { needs: ['housing'] },
      place: { kind: 'district', istatCode: '016091', district: 'dalmine' },
      institution: undefined,
      possiblyKnown: [],
      remarks: [],
      caseCode: 'DA-26-0001',
      danger: 'no',
      assignment: { reason: 'nobody-there' },
    }
    const { submission: registered, referral } = register(received(), understood, arrivedAt)
    const { submission } = arrive(registered, delivery('{"c":1}'), later)
    expect(submission).toMatchObject({ status: 'registered', referral: referral.id, version: 3 })
  })

  test('what came while a form was tried out is a test, and real once it comes to a form that is live', () => {
    const trial = { ...delivery('{"a":1}'), form: { ...form, isTesting: true } }
    const { submission: test } = arrive(undefined, trial, arrivedAt)
    expect(test.isTest).toBe(true)
    expect(arrive(test, { ...trial, body: Buffer.from('{"b":1}') }, later).submission.isTest).toBe(true)
    expect(arrive(test, delivery('{"b":1}'), later).submission).not.toHaveProperty('isTest')
  })

  test('what came for real stays so while its form is tried out', () => {
    const trial = { ...delivery('{"b":1}'), form: { ...form, isTesting: true } }
    expect(arrive(received(), trial, later).submission).not.toHaveProperty('isTest')
  })

  test('the id of the event depends on form, submission and version, not on when or how often it is told', () => {
    const ids = [arrivedAt, later].map((at) => arrive(undefined, delivery('{"a":1}'), at).event.id)
    expect(new Set(ids).size).toBe(1)
    expect(arrive(undefined, delivery('{"a":1}', 's-2'), arrivedAt).event.id).not.toBe(ids[0])
  })
})
