import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { institutionColumns } from '../../cli/import/institutions/row.ts'
import { operatorColumns } from '../../cli/import/operators/columns.ts'
import { readSheetMapping } from '../../cli/import/sheet.ts'
import { institutionKind } from '../../shared/domain/institution.ts'
import { role } from '../../shared/domain/operator.ts'

const page = readFileSync(new URL('../../docs/people.md', import.meta.url), 'utf8')
const named = new Set([...page.matchAll(/`([\w-]+)`/g)].map(([, word]) => word))

test('the page on people names every column, role and kind', () => {
  const words = [...operatorColumns, ...institutionColumns, ...role.options, ...institutionKind.options]
  expect(words.filter((word) => !named.has(word))).toEqual([])
})

test('its example of a mapping is one', () => {
  const [, example = ''] = /^```json\n(.*?)^```/ms.exec(page) ?? []
  expect(readSheetMapping(JSON.parse(example), operatorColumns)).toMatchObject({
    mapping: { fields: { Note: 'ignore' }, constants: { language: 'it' } },
  })
})
