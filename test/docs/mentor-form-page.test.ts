import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMapping } from '../../functions/intake/mapping/mapping.ts'
import { concludeApplication } from '../../functions/intake/mentor/application.ts'
import { examineApplication } from '../../functions/intake/mentor/examination.ts'
import { mentorTitles } from '../../functions/intake/mentor/fields.ts'
import { json } from '../../functions/intake/providers/json.ts'
import { noMapping } from '../../shared/domain/mapping.ts'
import { mentorFieldName } from '../../shared/domain/mentor-field.ts'
import { districts } from '../support/districts.ts'

const page = readFileSync(new URL('../../docs/mentor-form.md', import.meta.url), 'utf8')
const [mapping = '', example = ''] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text)

test('the page has every question in both languages, word for word; a danger is no question', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|/gm)].map((row) => row.slice(1))
  const asked = mentorFieldName.options.filter((name) => name !== 'child_in_danger')
  expect(rows).toEqual(asked.map((name) => [name, mentorTitles.it[name], mentorTitles.en[name]]))
})

test('its mapping can be set, and its example is an application', () => {
  expect(readMapping(JSON.parse(mapping), '2026-11-22', 'json', 'mentor')).toHaveProperty('mapping')
  const material = {
    ...{ provider: json, body: Buffer.from(example), mapping: noMapping, corrections: {}, districts },
    ...{ organisations: [{ id: 'volontari-prova', name: 'Volontari' }], heard: {}, receivedOn: '2026-11-22' },
  }
  expect(concludeApplication(examineApplication(material), material)).toMatchObject({
    ...{ isComplete: true, remarks: [], profile: { organisation: 'volontari-prova' } },
  })
})
