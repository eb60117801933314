import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkRows } from '../../cli/import/check.ts'
import { columnName } from '../../cli/import/columns.ts'
import { jsonRows } from '../../cli/import/file/json-rows.ts'
import { noImportMapping, readImportMapping } from '../../cli/import/mapping.ts'
import { districts } from '../support/districts.ts'

const page = readFileSync(new URL('../../docs/import.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, text = '']) => JSON.parse(text))

test('the page on importing names every column, and a member’s parts', () => {
  const named = new Set([...page.matchAll(/`([\w-]+)`/g)].map(([, word]) => word))
  const parts = ['role', 'given_name', 'family_name', 'birth_year', 'birth_date', 'phone', 'citizenships']
  expect([...columnName.options, ...parts, 'ignore'].filter((word) => !named.has(word))).toEqual([])
})

test('its example of a file is read without a problem', () => {
  const context = { mapping: noImportMapping, districts, district: undefined, today: '2026-03-02' }
  const { households, problems } = checkRows(jsonRows(examples[0]), context)
  expect(problems).toEqual([])
  expect(households[0]?.persons).toHaveLength(2)
})

test('its example of a mapping is one', () => {
  expect(readImportMapping(examples[1], '2026-03-02')).toMatchObject({
    mapping: { fields: { Note: 'ignore' } },
  })
})
