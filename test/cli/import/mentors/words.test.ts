import { expect, test } from 'vitest'
import { mentorColumns, otherMentorNames } from '../../../../cli/import/mentors/columns.ts'
import { reasons } from '../../../../cli/import/mentors/said-mentor.ts'
import { otherMentorWords } from '../../../../cli/import/mentors/words.ts'
import { organisationColumns, otherOrganisationNames } from '../../../../cli/import/organisations/columns.ts'
import { headingsWith } from '../../../../cli/import/other-headings.ts'
import { noSheetMapping } from '../../../../cli/import/sheet.ts'
import { plain, spelling } from '../../../../shared/domain/folding.ts'
import { language } from '../../../../shared/domain/language.ts'
import { mentorGender, mentorKind, mentorStatuses } from '../../../../shared/domain/mentor.ts'

const sheets = [
  [mentorColumns, otherMentorNames],
  [organisationColumns, otherOrganisationNames],
] as const

test('no heading stands for two columns', () => {
  for (const [columns, others] of sheets) {
    const all = [...columns, ...Object.values(others).flat()].map(spelling)
    expect(all.filter((name, place) => all.indexOf(name) < place)).toEqual([])
  }
})

test('a heading is known by its own name, another one, or the mapping before both', () => {
  const { columnOf } = headingsWith(mentorColumns, otherMentorNames, noSheetMapping)
  const columns = ['Reach km', 'RAGGIO (KM)', 'Può aiutare con', 'colore'].map(columnOf)
  expect(columns).toEqual(['reach_km', 'reach_km', 'skills', undefined])
  const mapping = { ...noSheetMapping, fields: { Comune: 'ignore' } }
  expect(headingsWith(mentorColumns, otherMentorNames, mapping).columnOf('Comune')).toBe('ignore')
})

test('every other word means one of ours, and is written as it is compared', () => {
  const ours = {
    ...{ kind: mentorKind.options, language: language.options, gender: mentorGender.options },
    ...{ status: mentorStatuses, reason: reasons },
  }
  for (const [column, words] of Object.entries(ours)) {
    const others = Object.entries(otherMentorWords[column] ?? {})
    expect(others.length).toBeGreaterThan(0)
    expect(others.filter(([word, its]) => word !== plain(word) || !words.some((one) => one === its))).toEqual(
      [],
    )
  }
})
