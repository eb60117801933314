import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordings } from '../../../../functions/intake/questionnaire/questionnaire.ts'
import type { Wording } from '../../../../functions/intake/questionnaire/wording.ts'
import { understand } from '../../../../functions/intake/understanding.ts'
import { type FieldName, fieldName } from '../../../../shared/domain/field.ts'
import { material } from '../../../support/material.ts'
import { labelsOf } from '../../../support/option-labels.ts'

const anyWording = fc.constantFrom(...wordings)

describe('a form that is filled in with titles and labels', () => {
  const own: Readonly<Partial<Record<FieldName, unknown>>> = {
    municipality: 'Dalmine',
    description: 'Serve una mano con i compiti',
    contact_given_name: 'Ndèye Fatou',
    contact_family_name: 'محمد',
    contact_phone: '320 000 0001',
    contact_email: 'famiglia@example.org',
    contact_language: 'wolof',
    contact_instructions: 'dopo le 17',
    interpreter_language: 'francese',
    languages: 'wolof, francese',
    adults: 2,
    minors_birth_years: '2016, 2019',
    institution: 'IC Esempio',
    citizenship: 'Senegal',
    referrer_name: 'Maestra Esempio',
    referrer_email: 'scuola@example.org',
    referrer_phone: '035 000000',
  }

  const understood = (body: object) => understand(material(body))

  /** One option of each closed list, a different one at each turn. */
  function chosen(asks: Wording, turn: number): [FieldName, label: string, value: unknown][] {
    const byField = Map.groupBy(labelsOf(asks), ([field]) => field)
    return [...byField.values()].flatMap((options) => {
      const option = options[turn % options.length]
      return option === undefined ? [] : [option]
    })
  }

  test('becomes what the dictionary’s names and values become, also with languages mixed', () => {
    fc.assert(
      fc.property(anyWording, anyWording, fc.nat({ max: 20 }), (titles, labels, turn) => {
        const options = chosen(labels, turn)
        const names = { ...own, ...Object.fromEntries(options.map(([field, , value]) => [field, value])) }
        const words = { ...own, ...Object.fromEntries(options.map(([field, label]) => [field, label])) }
        const asked = Object.entries(words).map(([field, said]) => [
          titles.titles[fieldName.parse(field)],
          said,
        ])
        const sent = understood(Object.fromEntries(asked))
        expect(sent).toEqual(understood(names))
        expect(Object.keys(sent.answers).length).toBe(fieldName.options.length)
        expect(sent).toMatchObject({ remarks: [{ field: 'institution', problem: 'unknown' }] })
      }),
    )
  })
})
