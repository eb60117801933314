import { describe, expect, test } from 'vitest'
import { examineApplication } from '../../../../functions/intake/mentor/examination.ts'
import { mentorFields, mentorTitles } from '../../../../functions/intake/mentor/fields.ts'
import { json } from '../../../../functions/intake/providers/json.ts'
import { plain } from '../../../../shared/domain/folding.ts'
import { noMapping } from '../../../../shared/domain/mapping.ts'
import { mentorFieldName } from '../../../../shared/domain/mentor-field.ts'
import { bytesOf } from '../../../support/material.ts'

describe.for(['it', 'en'] as const)('the questions in %s', (language) => {
  const titles = mentorTitles[language]

  test('each ask for their field, whatever their case, number and final sign', () => {
    for (const name of mentorFieldName.options) {
      expect(mentorFields.asked(titles[name])).toBe(name)
      expect(mentorFields.asked(`3. ${titles[name].toUpperCase()} *`)).toBe(name)
      expect(mentorFields.named(name.replaceAll('_', '-').toUpperCase())).toBe(name)
    }
  })

  test('asked word for word need no mapping', () => {
    const answers = {
      [titles.given_name]: 'Đặng',
      [titles.mentor_kind]: language === 'it' ? 'Persona adulta' : 'Adult',
      [titles.languages]: language === 'it' ? 'vietnamita e italiano' : 'Vietnamese, Italian',
      [titles.availability]: language === 'it' ? 'sabato mattina' : 'Saturday morning',
      [titles.skills]: language === 'it' ? 'Aiuto con la scuola' : 'Help with school',
      [titles.gender]: language === 'it' ? 'Altro' : 'Other',
    }
    const body = bytesOf(answers)
    const sent = { provider: json, body, mapping: noMapping, corrections: {}, receivedOn: '2026-01-18' }
    expect(examineApplication(sent).answers).toEqual({
      ...{ given_name: 'Đặng', mentor_kind: 'adult', languages: ['vi', 'it'], gender: 'other' },
      ...{ availability: ['sat-morning'], skills: ['school_support'] },
    })
  })
})

test('no title stands for two fields', () => {
  const asked = Object.values(mentorTitles).flatMap((titles) =>
    mentorFieldName.options.map((name) => [plain(titles[name]), name] as const),
  )
  const fields = Map.groupBy(asked, ([title]) => title)
  const doubtful = [...fields].filter(([, its]) => new Set(its.map(([, name]) => name)).size > 1)
  expect(doubtful).toEqual([])
})
