import { describe, expect, test } from 'vitest'
import { faultOfCorrection, refusalOfCorrection } from '../../../functions/intake/correction.ts'
import { districts } from '../../support/districts.ts'

const context = { districts, today: '2026-11-22' }

describe('a correction', () => {
  test.each([
    ['municipality', 'S. Paolo d’Argon'],
    ['municipality', 'Milano'],
    ['needs', 'housing, mediation'],
    ['minors_birth_years', '6 e 8 anni'],
    ['child_in_danger', 'no'],
  ] as const)('of %s to "%s" is taken', (field, value) => {
    expect(faultOfCorrection(field, value, context)).toBeUndefined()
  })

  test.each([
    ['municipality', 'Nowhere', 'unknown'],
    ['needs', 'gelato', 'unknown'],
    ['contact_email', 'niente', 'unreadable'],
    ['urgency', 'boh', 'unknown'],
  ] as const)('of %s to "%s" is refused', (field, value, fault) => {
    expect(faultOfCorrection(field, value, context)).toBe(fault)
  })

  test.each([
    ['municipality', 'Currno', /^no municipality of Lombardy: did you mean Curno\?/],
    ['municipality', 'Milanno', /did you mean Milano\?/],
    ['municipality', 'Reggio Calabria', /^no municipality of Lombardy: use .*submission discard/],
    ['urgency', 'urgnt', /^cannot be read as urgency; did you mean urgent\? Else use one of /],
    ['contact_email', 'niente', /^cannot be read as contact_email; use an e-mail address$/],
  ] as const)('of %s to "%s" is refused with what to write', (field, value, cure) => {
    expect(refusalOfCorrection(field, value, context)).toMatch(cure)
  })

  test('that can be read is not refused', () => {
    expect(refusalOfCorrection('municipality', 'Curno', context)).toBeUndefined()
  })
})
