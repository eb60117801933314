import { describe, expect, test } from 'vitest'
import { Choice } from '../../../../functions/intake/choice.ts'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import type { FieldName } from '../../../../shared/domain/field.ts'

const read = (field: FieldName, raw: unknown) => readers[field](raw, { receivedOn: '2026-03-18' })

describe('a closed list', () => {
  test.each<[FieldName, unknown, unknown]>([
    ['needs', 'school_support', ['school_support']],
    ['needs', 'SCHOOL-SUPPORT', ['school_support']],
    ['needs', 'school_support housing', ['school_support', 'housing']],
    ['needs', 'Casa; altro', ['housing', 'other']],
    ['needs', 'Aiuto con la scuola, Vivienda\nالسكن', ['school_support', 'housing']],
    ['needs', ['Casa, Altro', 'paperwork'], ['housing', 'other', 'paperwork']],
    ['needs', 'Casa e mediazione culturale', ['housing', 'mediation']],
    ['needs', new Choice(['Documents and procedures', 'opt_4']), ['paperwork']],
    ['needs', new Choice(['Anders', 'housing']), ['housing']],
    ['origin', 'autorita giudiziaria', 'judicial_authority'],
    ['origin', 'La propia familia', 'self_referral'],
    ['mentor_gender', 'Donna', 'female'],
    ['mentor_gender', 'm', 'male'],
    ['mentor_gender', 'è indifferente.', 'any'],
  ])('of %s reads %j', (field, raw, value) => {
    expect(read(field, raw)).toEqual({ value })
  })

  test.each<[FieldName, unknown, unknown]>([
    ['needs', 'gelato', undefined],
    ['needs', 'casa, gelato', ['housing']],
    ['needs', '__proto__', undefined],
    ['needs', ',', undefined],
    ['origin', 'toString', undefined],
    ['mentor_gender', 'constructor', undefined],
  ])('of %s does not read all of %j', (field, raw, value) => {
    const reading = read(field, raw)
    expect(reading.value).toEqual(value)
    expect(reading.fault).toMatch(/^un/)
  })
})

describe('urgency', () => {
  test.each([
    ['ordinary', 'ordinary'],
    ['NON URGENTE', 'ordinary'],
    ['normale', 'ordinary'],
    ['no', 'ordinary'],
    ['Urgente!', 'urgent'],
    ['sì', 'urgent'],
    ['alta', 'urgent'],
  ])('%s is %s', (raw, value) => {
    expect(read('urgency', raw)).toEqual({ value })
  })

  test('that is unknown counts as urgent, and is told', () => {
    expect(read('urgency', 'boh')).toEqual({ value: 'urgent', fault: 'unknown' })
  })
})
