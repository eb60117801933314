import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOfMapping, readMapping } from '../../../functions/intake/mapping/mapping.ts'
import { mapping } from '../../../shared/domain/mapping.ts'

const TODAY = '2026-11-22'
const faults = (json: unknown) => faultsOfMapping(json, TODAY)

describe('a mapping is taken', () => {
  test('with all three sections, numbers and lists written as texts', () => {
    const file = {
      fields: { q3: 'municipality', 'Di che cosa c’è bisogno?': 'needs', 'famiglia/الهاتف': 'contact_phone' },
      values: {
        needs: { Compiti: 'school_support', 'Casa, affitto': 'housing' },
        child_in_danger: { Forse: 'yes' },
      },
      constants: { municipality: 'Dalmine', adults: 2, mentor_wanted: true, languages: ['ar', 'francese'] },
    }
    expect(readMapping(file, TODAY)).toEqual({
      mapping: {
        ...file,
        constants: { municipality: 'Dalmine', adults: '2', mentor_wanted: 'true', languages: 'ar, francese' },
      },
    })
  })

  test.each([
    ['no section at all', {}],
    ['one section only', { constants: { origin: 'school' } }],
    ['a word twice that means the same', { values: { single_parent: { Sì: 'yes', si: 'yes' } } }],
    ['the form’s own names of schools', { values: { institution: { Sede: 'IC Mazzi' } } }],
    [
      'a constant in the form’s own words',
      { values: { needs: { Casa: 'housing' } }, constants: { needs: 'Casa' } },
    ],
    [
      'the address that hears what became of it',
      { constants: { referrer_email: 'segreteria@scuola.example' } },
    ],
  ])('with %s', (_, json) => {
    expect(faults(json)).toEqual([])
  })
})

test('whatever the JSON, a mapping is taken as it will be stored or refused in words, and nothing throws', () => {
  const section = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())
  const file = fc.oneof(fc.jsonValue(), fc.record({ fields: section, values: section, constants: section }))
  fc.assert(
    fc.property(file, (json) => {
      const read = readMapping(json, TODAY)
      if ('mapping' in read) expect(mapping.parse(read.mapping)).toEqual(read.mapping)
      else expect(read.faults.length).toBeGreaterThan(0)
    }),
  )
})

test('ten thousand levels of nesting are refused like any other value', () => {
  const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000))
  expect(faults({ fields: { a: deep }, constants: { needs: deep } })).toHaveLength(2)
})
