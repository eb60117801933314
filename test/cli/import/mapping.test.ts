import { expect, test } from 'vitest'
import { readImportMapping } from '../../../cli/import/mapping.ts'

const read = (json: unknown) => readImportMapping(json, '2026-03-02')

test('a mapping is read, its values as texts', () => {
  const fields = { Pratica: 'record', Note: 'ignore', Figli: 'persons' }
  const values = { single_parent: { sola: true } }
  const constants = { since: '15/03/2019', contact_language: 'ar' }
  expect(read({ fields, values, constants })).toEqual({
    mapping: { fields, values: { single_parent: { sola: 'true' } }, constants },
  })
})

test.each([
  ['no object', [], /sections fields, values and constants/],
  ['a section that there is none of', { field: {} }, /"field": .*did you mean fields\?/],
  ['a section that is no object', { fields: 1 }, /the file’s name of a column/],
  [
    'a mistyped column',
    { fields: { Comune: 'municipalty' } },
    /fields\."Comune": .*did you mean municipality\?/,
  ],
  ['a field of referrals', { fields: { Urgenza: 'urgency' } }, /is no column of an import; use one of/],
  ['words of a field of referrals', { values: { needs: {} } }, /values\."needs": is no column of an import/],
  [
    'a word that is none of ours',
    { values: { single_parent: { sola: 'forse' } } },
    /cannot be read as single/,
  ],
  ['a record that all have', { constants: { record: '1' } }, /constants\."record": is no column/],
  ['a phone that all have', { constants: { contact_phone: '320' } }, /every family; let the file say it/],
  [
    'a day to come',
    { constants: { since: '2026-03-03' } },
    /cannot be read as since; use a date up to today/,
  ],
])('%s is refused, with its place and the cure', (_, json, message) => {
  expect(read(json)).toEqual({ faults: [expect.stringMatching(message)] })
})
