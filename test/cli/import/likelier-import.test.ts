import { expect, test } from 'vitest'
import { csvRows } from '../../../cli/import/file/csv-rows.ts'
import { likelierImport } from '../../../cli/import/likelier-import.ts'
import { mentorColumns, otherMentorNames } from '../../../cli/import/mentors/columns.ts'
import { organisationColumns, otherOrganisationNames } from '../../../cli/import/organisations/columns.ts'

const mentors = { named: 'mentors', columns: mentorColumns, otherNames: otherMentorNames }
const organisations = {
  ...{ named: 'organisations', columns: organisationColumns, otherNames: otherOrganisationNames },
}
const all = [organisations, mentors]
const unmapped = { fields: {}, values: {}, constants: {} }
const file = csvRows('codice,denominazione,scadenza polizza\nponte,Il Ponte,2027-12-31\n')

test('a file of organisations that was given as one of mentors is taken for what it is', () => {
  expect(likelierImport(file, mentors, unmapped, all)).toEqual([
    'this looks like a file for "import organisations", which knows 3 of its 3 headings, and "import mentors" 1',
  ])
})

test('nothing is said of a file that no other import knows better, nor of one whose mapping says what is what', () => {
  expect(likelierImport(file, organisations, unmapped, all)).toEqual([])
  const fields = { denominazione: 'name', 'scadenza polizza': 'ignore' }
  expect(likelierImport(file, mentors, { ...unmapped, fields }, all)).toEqual([])
})
