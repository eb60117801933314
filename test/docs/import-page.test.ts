import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkRows } from '../../cli/import/check.ts'
import { columnName } from '../../cli/import/columns.ts'
import { csvRows } from '../../cli/import/file/csv-rows.ts'
import { jsonRows } from '../../cli/import/file/json-rows.ts'
import { noImportMapping, readImportMapping } from '../../cli/import/mapping.ts'
import { mentorColumns } from '../../cli/import/mentors/columns.ts'
import { importMentors } from '../../cli/import/mentors/mentors.ts'
import { reasons } from '../../cli/import/mentors/said-mentor.ts'
import { organisationColumns } from '../../cli/import/organisations/columns.ts'
import { importOrganisations } from '../../cli/import/organisations/organisations.ts'
import { noSheetMapping } from '../../cli/import/sheet.ts'
import { mentorGender, mentorKind, mentorStatuses } from '../../shared/domain/mentor.ts'
import { districts } from '../support/districts.ts'
import { memoryConnection } from '../support/memory-connection.ts'

const page = readFileSync(new URL('../../docs/import.md', import.meta.url), 'utf8')
const sheets = [...page.matchAll(/^```csv\n(.*?)^```/gms)].map(([, text = '']) => csvRows(text))
const examples = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, text = '']) => JSON.parse(text))

const named = new Set([...page.matchAll(/`([\w-]+)`/g)].map(([, word]) => word))

test('the page on importing names every column, and a member’s parts', () => {
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

test('it names every column and word of organisations and mentors', () => {
  const words = [...mentorKind.options, ...mentorStatuses, ...reasons, ...mentorGender.options]
  const all = [...organisationColumns, ...mentorColumns, ...words]
  expect(all.filter((word) => !named.has(word))).toEqual([])
})

test('its examples of organisations and mentors are taken over', async () => {
  const { connection } = await memoryConnection('2027-03-26T10:00:00.000Z')
  const [organisations, mentors] = sheets
  if (organisations === undefined || mentors === undefined) throw new Error('the page has no examples')
  const sheet = { rows: organisations, mapping: noSheetMapping }
  expect(await importOrganisations(connection, sheet)).toMatchObject({ added: 2, problems: [] })
  expect(await importMentors(connection, { ...sheet, rows: mentors })).toMatchObject({
    added: 2,
    problems: [],
  })
})
