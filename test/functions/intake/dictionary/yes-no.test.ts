import { describe, expect, test } from 'vitest'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import type { FieldName } from '../../../../shared/domain/field.ts'

const read = (field: FieldName, raw: unknown) => readers[field](raw, { receivedOn: '2026-03-18' })

describe('yes and no', () => {
  test.each<[unknown]>(
    [
      'Sì',
      'SI',
      "si'",
      'sì.',
      'Yes',
      'Sí',
      'Oui',
      'نعم',
      'Da',
      'Po',
      'Так',
      'Sim',
      'Ja',
      'جی',
      'হ্যাঁ',
      'हाँ',
      '是',
      'X',
      '✓',
      '1',
      1,
      true,
      ['sì'],
    ].map((one) => [one]),
  )('%j is yes', (raw) => {
    expect(read('single_parent', raw)).toEqual({ value: true })
  })

  test.each<[unknown]>(
    ['No', 'no.', 'NON', 'لا', 'Nu', 'Jo', 'Ні', 'Não', 'Nein', 'نہیں', 'না', 'नहीं', '否', '0', 0, false].map(
      (one) => [one],
    ),
  )('%j is no', (raw) => {
    expect(read('single_parent', raw)).toEqual({ value: false })
  })

  test.each<[unknown]>(
    ['no?', 'sì?', 'no, ma', 'forse', 'boh', '-', 'nono', 'n/a', ['sì', 'no'], {}].map((one) => [one]),
  )('%j is a doubt', (raw) => {
    expect(read('child_in_danger', raw).value).toBeUndefined()
  })
})
