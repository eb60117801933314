import { describe, expect, test } from 'vitest'
import { add, MAX_ADDED_BYTES, MAX_ADDITIONS } from '../../../../functions/mail/sender/addition.ts'
import { hashBytes } from '../../../../shared/domain/hash.ts'
import type { Submission } from '../../../../shared/domain/submission.ts'
import { type AddedAnswers, readSupplement, type Supplement } from '../../../../shared/domain/supplement.ts'
import { received } from '../../../support/submissions.ts'

const occasion = {
  ...{ at: new Date('2026-11-30T09:00:00.000Z'), actor: 'form/scuola-demo', correlationId: 'page' },
  via: 'link',
} as const
const adults = (number: number) => ({ answers: { adults: String(number) }, seenVersion: '1' })

function added(from: Submission, before: Supplement | undefined, answers: AddedAnswers, seenVersion = '1') {
  const result = add(from, before, { answers, seenVersion }, occasion)
  if (typeof result === 'string') throw new Error(`it was ${result}`)
  return { ...result, supplement: readSupplement(result.bytes) }
}

describe('what is added to a submission', () => {
  test('is its newest version, over what its provider sent', () => {
    const from = received()
    const { submission, over, bytes, event } = added(from, undefined, { adults: '2' })
    expect(over).toBe(from.bodyHash)
    expect(submission).toMatchObject({ bodyHash: hashBytes(bytes), supplementOver: over, version: 2 })
    expect(event).toMatchObject({
      type: 'submission.received',
      via: 'link',
      data: { bodyHash: submission.bodyHash },
    })
  })

  test('lies over the same body as what was added before', () => {
    const from = received()
    const first = added(from, undefined, { adults: '2' })
    const second = added(first.submission, first.supplement, { adults: '3' }, '2')
    expect(second.over).toBe(from.bodyHash)
    expect(second.supplement?.additions.map(({ answers }) => answers)).toEqual([
      { adults: '2' },
      { adults: '3' },
    ])
  })

  test('from the same page twice is one; from the page after it another', () => {
    const first = added(received(), undefined, { adults: '2' })
    expect(add(first.submission, first.supplement, adults(2), occasion)).toBe('known')
    const next = { ...adults(2), seenVersion: '2' }
    expect(add(first.submission, first.supplement, next, occasion)).not.toBe('known')
  })

  test('takes back what was answered after it, from whichever page', () => {
    const first = added(received(), undefined, { adults: '2' })
    const second = added(first.submission, first.supplement, { adults: '3' }, '2')
    const third = added(second.submission, second.supplement, { adults: '2' })
    expect(third.supplement?.additions.at(-1)?.answers).toEqual({ adults: '2' })
    expect(add(third.submission, third.supplement, adults(2), occasion)).toBe('known')
  })

  test('has an end, which a danger has not', () => {
    let one = added(received(), undefined, { adults: '0' })
    for (let count = 1; count < MAX_ADDITIONS; count += 1) {
      one = added(one.submission, one.supplement, { adults: String(count) })
    }
    expect(add(one.submission, one.supplement, adults(99), occasion)).toBe('refused')
    const danger = { answers: { child_in_danger: 'yes' }, seenVersion: '1' }
    expect(add(one.submission, one.supplement, danger, occasion)).toMatchObject({ over: one.over })
  })

  test('fits into an item, in whichever script, with room for a danger', () => {
    // Three bytes a letter.
    const long = (count: number) => ({ description: `${count} ${'ক'.repeat(1990)}` })
    let one = added(received(), undefined, long(0))
    const next = () => add(one.submission, one.supplement, { answers: long(1), seenVersion: '2' }, occasion)
    for (let count = 1; next() !== 'refused'; count += 1) {
      expect(count).toBeLessThan(MAX_ADDITIONS)
      one = added(one.submission, one.supplement, long(count), String(count))
    }
    expect(one.bytes.byteLength).toBeLessThan(MAX_ADDED_BYTES)
    const danger = { answers: { ...long(99), child_in_danger: 'yes' }, seenVersion: '1' }
    expect(add(one.submission, one.supplement, danger, occasion)).toMatchObject({ over: one.over })
  })
})

test('bytes that are no supplement are none', () => {
  expect(readSupplement(Buffer.from('{}'))).toBeUndefined()
  expect(readSupplement(Buffer.from('nonsense'))).toBeUndefined()
})
