import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImportMapping, noImportMapping } from '../../../cli/import/mapping.ts'
import { readRow } from '../../../cli/import/row/household-row.ts'
import { districts } from '../../support/districts.ts'

const context = { mapping: noImportMapping, districts, district: undefined, today: '2026-03-02' }
const complete = { record: '7', municipality: 'Dalmine', contact_given_name: 'Ndèye Fatou' }

const row = (cells: object) => ({ line: 2, cells: new Map<string, unknown>(Object.entries(cells)) })
const read = (cells: object, others: object = {}) =>
  readRow(row({ ...complete, ...cells }), { ...context, ...others })
const faults = (cells: object, others: object = {}) =>
  read(cells, others).problems.map(({ column, problem }) => `${column}: ${problem}`)

describe('a row becomes a household', () => {
  test('of the district of its municipality, since its date, with its persons', () => {
    const { made } = read({
      ...{ since: '15/03/2019', contact_phone: '320 000 0001', languages: 'wolof, francese' },
      ...{ minors_birth_years: '2016; 2019', single_parent: 'sì' },
    })
    expect(made?.household).toMatchObject({
      ...{
        district: 'dalmine',
        municipality: '016091',
        since: '2019-03-15T12:00:00.000Z',
        recordNumber: '7',
      },
      ...{ status: 'open', languages: ['wo', 'fr'], isSingleParent: true },
    })
    expect(made?.persons).toMatchObject([
      { number: 1, role: 'contact', givenName: 'Ndèye Fatou' },
      { number: 2, role: 'minor', birthYear: 2016 },
      { number: 3, role: 'minor', birthYear: 2019 },
    ])
  })

  test('whose id is that of its district and record, whatever else changes', () => {
    const id = read({}).made?.household.id
    expect(read({ contact_phone: '320 000 0001', since: '2020-01-01' }).made?.household.id).toBe(id)
    expect(read({ record: '8' }).made?.household.id).not.toBe(id)
    expect(read({ municipality: 'Bergamo' }).made?.household.id).not.toBe(id)
  })

  test('with the members that a JSON file lists, the contact first', () => {
    const persons = [
      { role: 'minor', given_name: 'Awa', birth_date: '2016-05-01' },
      { role: 'contact', given_name: 'محمد', birth_year: 1985, citizenships: ['SN'] },
    ]
    const { made, problems } = read({ contact_given_name: '', persons })
    expect(problems).toEqual([])
    expect(made?.persons).toMatchObject([
      { number: 1, role: 'contact', givenName: 'محمد', birthYear: 1985, citizenships: ['SN'] },
      { number: 2, role: 'minor', givenName: 'Awa', birthYear: 2016 },
    ])
  })

  test('when its headings and words are mapped, ignored and constant', () => {
    const mapping: ImportMapping = {
      fields: { Comune: 'municipality', Pratica: 'record', Note: 'ignore', Figlio: 'minors_birth_years' },
      values: { single_parent: { sola: 'yes' } },
      constants: { contact_language: 'ar', since: '2020-01-01' },
    }
    const cells = { Comune: 'Curno', Pratica: 9, Note: 'x', Figlio: 2016, 'Minors birth-years': 2018 }
    const { made, problems } = readRow(
      row({ ...cells, contact_phone: '320 000 0001', single_parent: 'sola' }),
      { ...context, mapping },
    )
    expect(problems).toEqual([])
    expect(made?.household).toMatchObject({
      recordNumber: '9',
      isSingleParent: true,
      since: '2020-01-01T12:00:00.000Z',
    })
    expect(made?.persons.map(({ birthYear, language }) => birthYear ?? language)).toEqual(['ar', 2016, 2018])
  })
})

describe('a row that is refused', () => {
  test.each([
    [{ record: ' ' }, 'record: missing'],
    [{ record: 'x'.repeat(101) }, 'record: too-long'],
    [{ municipality: '' }, 'municipality: missing'],
    [{ municipality: 'Atlantide' }, 'municipality: unknown'],
    [{ municipality: 'Milano' }, 'municipality: in no district of the programme'],
    [{ since: '2019-02-30' }, 'since: not a date up to today: write 2024-03-15 or 15/03/2024'],
    [{ since: '2026-03-03' }, 'since: not a date up to today: write 2024-03-15 or 15/03/2024'],
    [{ contact_given_name: '' }, 'contact: missing: a name, a phone or an e-mail'],
    [{ contact_email: 'nobody' }, 'contact_email: unreadable'],
    [{ contact_phone: { a: 1 } }, 'contact_phone: unreadable'],
    [{ contact_phone: '3,20E+09' }, 'contact_phone: unreadable'],
    [{ contact_given_name: 'A\0' }, 'contact_given_name: broken-characters'],
    [{ persons: 'Awa' }, 'persons: not a list'],
    [{ persons: [{ role: 'minor', birth_year: 1850 }] }, 'persons.1.birth_year: unreadable'],
    [{ persons: [{ role: 'minor', email: 'x' }] }, 'persons.1.email: unreadable'],
  ])('%j is told: %s', (cells, fault) => {
    expect(faults(cells)).toContain(fault)
  })

  test('two contacts, minors said twice, an unknown role or part', () => {
    expect(faults({ persons: [{ role: 'contact', given_name: 'A' }] })).toMatchObject(
      [/two contacts/].map(matching),
    )
    const minors = { minors_birth_years: '2016', persons: [{ role: 'minor', birth_year: 2016 }] }
    expect(faults(minors)).toEqual([
      'minors_birth_years: the minors are among the persons too: say them once',
    ])
    expect(faults({ persons: [{ role: 'uncle' }] })).toMatchObject([/^persons.1.role: /].map(matching))
    expect(faults({ persons: [{ role: 'adult', tax_code: 'X' }] })).toMatchObject(
      [/^persons.1: /].map(matching),
    )
  })

  test('a family of another district, when one is named', () => {
    expect(faults({}, { district: 'dalmine' })).toEqual([])
    expect(faults({}, { district: 'bergamo' })).toEqual(['municipality: not in bergamo'])
  })

  test('a household of more persons than one transaction holds', () => {
    const persons = Array.from({ length: 60 }, (_, place) => ({ role: 'adult', given_name: `A ${place}` }))
    expect(faults({ persons: persons.slice(0, 20) })).toEqual([])
    expect(faults({ persons })).toMatchObject([/^persons: more than can be written/].map(matching))
  })

  test('no problem holds a value', () => {
    const secret = 'Zqcanary'
    const cells = { record: secret.repeat(20), municipality: secret, contact_email: secret, since: secret }
    expect(
      faults({ ...cells, languages: secret, persons: [{ role: 'adult', phone: secret }] }).join(),
    ).not.toContain(secret)
  })
})

const matching = (pattern: RegExp) => expect.stringMatching(pattern)

test('whatever a row holds, reading it does not throw', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.jsonValue(),
    fc.constantFrom('Dalmine', '2016', null),
  )
  const heading = fc.oneof(
    fc.constantFrom('record', 'since', 'persons', 'municipality', '__proto__'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(heading, cell)), (cells) => {
      readRow({ line: 1, cells: new Map(cells) }, context)
    }),
  )
})
