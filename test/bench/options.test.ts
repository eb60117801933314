import { describe, expect, test } from 'vitest'
import { partNames, readOptions, WrongUsage } from './options.ts'

describe('the bench’s command line', () => {
  test('means all parts, for a person, when it is empty', () => {
    expect(readOptions([])).toMatchObject({ parts: partNames, json: false })
  })

  test('takes parts in any order and measures them in its own', () => {
    expect(readOptions(['capacity', 'bundles', '--json', '--runs', '3'])).toMatchObject({
      parts: ['bundles', 'capacity'],
      json: true,
      runs: 3,
    })
  })

  test('explains itself when asked', () => {
    expect(readOptions(['--help'])).toBe('help')
  })

  test.for([['size'], ['--runs', '0'], ['--senders', '1.5'], ['--rounds', ''], ['--fast']])(
    'refuses %j',
    (args) => {
      expect(() => readOptions(args)).toThrow(WrongUsage)
    },
  )
})
