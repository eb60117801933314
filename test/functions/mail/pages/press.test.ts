import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confirmValue, isConfirmed } from '../../../../functions/mail/pages/confirmation.ts'
import { type Press, pressValue, readPress } from '../../../../functions/mail/pages/press.ts'
import { act } from '../../../../shared/domain/deed.ts'

const token = fc.string({ minLength: 43, maxLength: 43 })
const hex = fc.stringMatching(/^[0-9a-f]{32}$/)
const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.record({
    what: fc.constant('act' as const),
    act: fc.constantFrom(...act.options),
    deadline: hex,
    version: fc.integer({ min: 1, max: 9999 }),
  }),
  fc.record({
    what: fc.constant('act' as const),
    act: fc.constant('snooze' as const),
    deadline: hex,
    version: fc.integer({ min: 1, max: 9999 }),
    until: day.map((one) => one.toISOString().slice(0, 10)),
  }),
  fc.record({ what: fc.constant('undo' as const), deed: hex }),
  fc.constant({ what: 'renew' as const }),
)

describe('the value of a button', () => {
  test('says what it asks for, to the link that it was made for', () => {
    fc.assert(
      fc.property(anyPress, token, (asked, its) => {
        expect(readPress(pressValue(asked, its), its)).toEqual(asked)
      }),
    )
  })

  test('says nothing to any other link', () => {
    fc.assert(
      fc.property(anyPress, token, token, (asked, its, other) => {
        fc.pre(its !== other)
        expect(readPress(pressValue(asked, its), other)).toBeUndefined()
      }),
    )
  })

  test('says nothing when any part of it is changed', () => {
    fc.assert(
      fc.property(
        anyPress,
        token,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (asked, its, at, by) => {
          const value = pressValue(asked, its)
          const place = at % value.length
          const changed = value.slice(0, place) + by + value.slice(place + 1)
          fc.pre(changed !== value)
          expect(readPress(changed, its)).toBeUndefined()
        },
      ),
    )
  })

  test('may be any text: it never throws', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ unit: 'binary' })), token, (text, its) => {
        expect(readPress(text, its)).toBeUndefined()
      }),
    )
  })
})

test('what was confirmed is the form that was asked about, with all its fields, for this link alone', () => {
  const fields = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { maxLength: 5 })
  fc.assert(
    fc.property(fields, token, token, fc.string({ minLength: 1 }), (pairs, its, other, more) => {
      const form = new URLSearchParams(pairs.filter(([name]) => name !== 'confirm'))
      const confirm = confirmValue(form, its)
      const confirmed = (those: URLSearchParams) => new URLSearchParams([...those, ['confirm', confirm]])
      expect(isConfirmed(confirmed(form), its)).toBe(true)
      expect(isConfirmed(form, its)).toBe(false)
      if (its !== other) expect(isConfirmed(confirmed(form), other)).toBe(false)
      expect(isConfirmed(confirmed(new URLSearchParams([...form, ['more', more]])), its)).toBe(false)
    }),
  )
})
