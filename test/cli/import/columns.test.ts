import { expect, test } from 'vitest'
import { parseImportMapping } from '../../../cli/import/columns.ts'
import { Refused } from '../../../shared/errors.ts'

test('a mapping that names nothing of ours is refused, each entry with its place', () => {
  const wrong = { fields: { Comune: 'town' }, values: { needs: {} }, constants: { record: '1' }, others: {} }
  expect(() => parseImportMapping(wrong)).toThrow(Refused)
  expect(() => parseImportMapping(wrong)).toThrow(/fields\.Comune.*\n.*values.*\n.*constants.*\n.*others/s)
})
