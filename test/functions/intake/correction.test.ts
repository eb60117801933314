import { describe, expect, test } from 'vitest'
import { faultOfCorrection } from '../../../functions/intake/correction.ts'
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
})
