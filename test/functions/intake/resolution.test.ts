import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { familyFields, place, rawFields } from '../../../functions/intake/resolution.ts'
import { type FieldName, fieldName } from '../../../shared/domain/field.ts'
import { type Mapping, noMapping } from '../../../shared/domain/mapping.ts'

const mappingOf = (fields: Mapping['fields']): Mapping => ({ ...noMapping, fields })

function fieldOf(names: readonly string[], fields: Mapping['fields'] = {}) {
  return place([{ names, value: 1 }], mappingOf(fields), familyFields)[0]
}

function fieldsOf(answers: readonly [name: string, value: unknown][], mapping: Mapping = noMapping) {
  const sent = answers.map(([name, value]) => ({ names: [name], value }))
  return Object.fromEntries(rawFields(place(sent, mapping, familyFields), mapping, familyFields))
}

describe('the field of an answer', () => {
  test.each<[string, Mapping['fields'], FieldName, string]>([
    ['q7', { q7: 'needs' }, 'needs', 'mapping'],
    ['Q 7', { 'q-7': 'needs' }, 'needs', 'mapping'],
    ['Città della famiglia:', { "citta' della famiglia": 'municipality' }, 'municipality', 'mapping'],
    ['needs', { needs: 'description' }, 'description', 'mapping'],
    ['Comune', { comune: 'institution' }, 'institution', 'mapping'],
    ['contact_phone', {}, 'contact_phone', 'name'],
    ['ContactPhone', {}, 'contact_phone', 'name'],
    ['CONTACT-PHONE', {}, 'contact_phone', 'name'],
    ['contact phone *', {}, 'contact_phone', 'name'],
    ['comune', {}, 'municipality', 'title'],
    ['3. COMUNE *', {}, 'municipality', 'title'],
    ['E urgente', {}, 'urgency', 'title'],
  ])('called %s is found', (name, fields, field, by) => {
    expect(fieldOf([name], fields)).toMatchObject({ field, by })
  })

  test.each([
    '',
    '?',
    '__proto__',
    'toString',
    'contact',
    'family/needs',
    'Comune di nascita',
    'x'.repeat(250_000),
  ])('called %s is not in the dictionary', (name) => {
    expect(fieldOf([name])).toMatchObject({ field: undefined, by: undefined })
  })

  test('is what the mapping says of any of its names, before what another name says', () => {
    expect(fieldOf(['needs', 'Comune', 'q1'], { q1: 'description' })?.field).toBe('description')
    expect(fieldOf(['Comune', 'needs'])?.field).toBe('needs')
  })

  test('is known only as written when two keys of the mapping differ in their signs alone', () => {
    const fields = {
      'Nome?': 'contact_given_name',
      'nome:': 'referrer_name',
      'e-mail': 'contact_email',
      'E mail': 'contact_email',
    } as const
    expect(fieldOf(['Nome?'], fields)?.field).toBe('contact_given_name')
    expect(fieldOf(['nome:'], fields)?.field).toBe('referrer_name')
    expect(fieldOf(['Nome'], fields)?.field).toBeUndefined()
    expect(fieldOf(['E-Mail'], fields)?.field).toBe('contact_email')
  })

  test('is what the mapping says of the first name that it has as written, whatever the names are', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('needs', 'Comune', '__proto__'))
    const fields = fc.dictionary(text, fc.constantFrom(...fieldName.options))
    fc.assert(
      fc.property(
        fc.array(text),
        text,
        fields,
        fc.constantFrom(...fieldName.options),
        (names, key, its, field) => {
          const others = names.filter((name) => !Object.hasOwn(its, name) && name !== key)
          const mapped = Object.fromEntries([...Object.entries(its), [key, field]])
          expect(fieldOf([...others, key], mapped)).toMatchObject({ field, by: 'mapping' })
        },
      ),
    )
  })
})

describe('several answers to one field', () => {
  test('are one list, where the field is one', () => {
    expect(
      fieldsOf([
        ['needs', ['housing']],
        ['Needs', 'other'],
        ['needs', ''],
      ]),
    ).toEqual({
      needs: ['housing', 'other'],
    })
  })

  test('are the first that is not blank, where it is not', () => {
    expect(
      fieldsOf([
        ['municipality', ' '],
        ['Municipality', 'Dalmine'],
        ['municipality', 'Curno'],
      ]),
    ).toEqual({
      municipality: 'Dalmine',
    })
  })

  test('count as the mapping says, then by the field’s name, then by its title', () => {
    const mapping = mappingOf({ zona: 'municipality' })
    const sent: [string, unknown][] = [
      ['Comune', 'Curno'],
      ['municipality', 'Dalmine'],
      ['zona', 'Osio Sopra'],
    ]
    expect(fieldsOf(sent, mapping)).toEqual({ municipality: 'Osio Sopra' })
    expect(fieldsOf(sent.slice(0, 2), mapping)).toEqual({ municipality: 'Dalmine' })
    expect(fieldsOf([...sent.slice(0, 2), ['zona', '']], mapping)).toEqual({ municipality: 'Dalmine' })
  })

  test('give way to a constant only when all are blank', () => {
    const mapping: Mapping = { ...noMapping, constants: { origin: 'school', urgency: 'ordinary' } }
    expect(
      fieldsOf(
        [
          ['origin', ''],
          ['urgency', 'urgent'],
        ],
        mapping,
      ),
    ).toEqual({ origin: 'school', urgency: 'urgent' })
  })
})
