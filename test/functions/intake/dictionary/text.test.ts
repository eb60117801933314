import { describe, expect, test } from 'vitest'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import type { FieldName } from '../../../../shared/domain/field.ts'

const read = (field: FieldName, raw: unknown) => readers[field](raw, { receivedOn: '2026-03-18' })

describe('numbers, addresses and telephones', () => {
  test.each<[FieldName, unknown, unknown]>([
    ['adults', '٢', 2],
    ['adults', ' 2 ', 2],
    ['adults', '２', 2],
    ['contact_email', ' a@b.it ', 'a@b.it'],
    ['contact_phone', '320 000 0001', '+393200000001'],
    ['contact_phone', 'Tel. 320 000 0001', '+393200000001'],
    ['contact_phone', 3200000001, '+393200000001'],
    ['contact_phone', '320 0000001 (mamma)', '320 0000001 (mamma)'],
    ['contact_phone', '320 0000001 / 320 0000002', '320 0000001 / 320 0000002'],
    ['contact_phone', '3200000001.0', '+393200000001'],
    ['contact_phone', '320 0000001 17', '320 0000001 17'],
    ['contact_phone', '12', '12'],
    ['referrer_phone', '0039 035 000000', '+39035000000'],
  ])('%s reads %j', (field, raw, value) => {
    expect(read(field, raw)).toEqual({ value })
  })

  test.each<[FieldName, unknown]>([
    ['adults', 'due'],
    ['adults', '2,5'],
    ['contact_email', 'niente'],
    ['contact_phone', 'non ce l’ha'],
    ['contact_phone', '3,20E+09'],
    ['contact_phone', '3.2e9'],
    ['contact_phone', 3.2e21],
  ])('%s does not read %j', (field, raw) => {
    expect(read(field, raw)).toEqual({ fault: 'unreadable' })
  })
})
