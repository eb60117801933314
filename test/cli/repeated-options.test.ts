import { describe, expect, test } from 'vitest'
import { anotherLanguage, moreTimes } from '../../cli/commands/repeated-options.ts'

describe('an option that may be repeated', () => {
  test('adds to what stood before, each once, also behind its --no- form', () => {
    expect(anotherLanguage('it', anotherLanguage('arabo'))).toEqual(['ar', 'it'])
    expect(anotherLanguage('ar', anotherLanguage('arabo'))).toEqual(['ar'])
    expect(moreTimes('mercoledì sera', false)).toEqual(['wed-evening'])
  })

  test('reads several times at once', () => {
    expect(moreTimes('lunedì e giovedì pomeriggio')).toEqual(['mon-afternoon', 'thu-afternoon'])
  })

  test('is refused when a part of it cannot be read', () => {
    expect(() => anotherLanguage('klingon')).toThrow(/by its tag or its name/)
    expect(() => moreTimes('domani')).toThrow(/weekly times/)
    expect(() => moreTimes('lunedì mattina, domani')).toThrow(/weekly times/)
  })
})
