import { describe, expect, test } from 'vitest'
import { instantAfter, instantAt } from '../../cli/clock-time.ts'

/** A Friday night before summer time begins. */
const now = new Date('2026-03-27T22:40:10.000Z')

describe('where the clock is to go', () => {
  test.each([
    ['2026-03-30T06:00:00Z', '2026-03-30T06:00:00.000Z'],
    ['2026-03-30T08:00:00+02:00', '2026-03-30T06:00:00.000Z'],
    ['2026-03-28 08:00', '2026-03-28T07:00:00.000Z'],
    ['2026-03-30 08:00', '2026-03-30T06:00:00.000Z'],
    ['mon 08:00', '2026-03-30T06:00:00.000Z'],
    ['Friday 23:41', '2026-03-27T22:41:00.000Z'],
    ['Friday 23:40', '2026-04-03T21:40:00.000Z'],
    ['08:00', '2026-03-28T07:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(instantAt(text, now).toISOString()).toBe(expected)
  })

  test.each([
    ['2026-03-30'],
    ['2026-13-30 08:00'],
    ['someday 08:00'],
    ['8:00'],
    ['24:00'],
    ['2026-03-30T08:00:00'],
    [''],
  ])('"%s" is refused with examples', (text) => {
    expect(() => instantAt(text, now)).toThrow(/--to takes an instant such as .*, not "/)
  })
})

describe('how far the clock is to go', () => {
  test.each([
    ['30m', '2026-03-27T23:10:10.000Z'],
    ['12h', '2026-03-28T10:40:10.000Z'],
    ['2h30m', '2026-03-28T01:10:10.000Z'],
    ['3d', '2026-03-30T21:40:10.000Z'],
    ['1d12h', '2026-03-29T10:40:10.000Z'],
  ])('by %s it is %s', (text, expected) => {
    expect(instantAfter(text, now).toISOString()).toBe(expected)
  })

  test.each([['0d'], [''], ['3'], ['-3d'], ['3w'], ['1.5h']])('by "%s" is refused with examples', (text) => {
    expect(() => instantAfter(text, now)).toThrow(/--by takes a length such as 3d, 12h or 30m/)
  })
})
