import { describe, expect, test } from 'vitest'
import { failedItems } from '../../../local/event-source-mapping/partial-failures.ts'

const batch = ['a', 'b', 'c']
const failures = (...identifiers: unknown[]) => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
})

describe('the answer of a function that reports failed items', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['a null list', { batchItemFailures: null }],
    ['an empty list', { batchItemFailures: [] }],
  ])('means success when it is %s', (_, answer) => {
    expect(failedItems(answer, batch)).toEqual(new Set())
  })

  test('names what failed, once or twice', () => {
    expect(failedItems(failures('c', 'a', 'c'), batch)).toEqual(new Set(['a', 'c']))
  })

  test.each([
    ['text', 'ok'],
    ['a list', [{ itemIdentifier: 'a' }]],
    ['a list of text', { batchItemFailures: ['a'] }],
    ['an object for the list', { batchItemFailures: { itemIdentifier: 'a' } }],
    ['an empty identifier', failures('a', '')],
    ['a null identifier', failures(null)],
    ['an identifier that is a number', failures(1)],
    ['an identifier under another name', { batchItemFailures: [{ id: 'a' }] }],
    ['an identifier that the batch does not hold', failures('a', 'z')],
  ])('means that the whole batch failed when it is or holds %s', (_, answer) => {
    expect(failedItems(answer, batch)).toEqual(new Set(batch))
  })
})
