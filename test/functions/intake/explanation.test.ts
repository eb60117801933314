import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskedText, sentText } from '../../../functions/intake/answer-text.ts'
import { Choice } from '../../../functions/intake/choice.ts'
import type { Material } from '../../../functions/intake/examination.ts'
import { explain } from '../../../functions/intake/explanation.ts'
import { noMapping } from '../../../shared/domain/mapping.ts'
import { material } from '../../support/material.ts'

const institutions = [
  { id: 'ic-esempio', name: 'IC Esempio', kind: 'school' as const, municipality: '016091', aliases: [] },
]

const complete = { municipality: 'Dalmine', needs: ['housing'], contact_given_name: 'Aïcha' }
const explained = (body: object | string, others: Partial<Material> = {}) =>
  explain(material(body, { institutions, ...others }))
const line = (field: string, body: object | string, others: Partial<Material> = {}) =>
  explained(body, others).lines.find((one) => one.field === field)

describe('a question that was sent is', () => {
  test('understood, with its value by its shape alone', () => {
    expect(line('municipality', complete)).toMatchObject({
      verdict: 'understood',
      called: 'municipality',
      value: 'Xxxxxxx',
      problem: undefined,
    })
  })

  test.each([
    ['an optional field that cannot be read', { adults: 'due' }, 'adults', 'remark', 'unreadable'],
    ['a school that is not known', { institution: 'IC Altrove' }, 'institution', 'remark', 'unknown'],
    ['a need that is not known', { needs: 'gelato' }, 'needs', 'missing', 'unknown'],
    ['a municipality that there is not', { municipality: 'Atlantide' }, 'municipality', 'missing', 'unknown'],
    ['a required field left blank', { needs: '' }, 'needs', 'missing', 'missing'],
    ['an optional field left blank', { adults: ' ' }, 'adults', 'blank', undefined],
  ])('%s', (_, others, field, verdict, problem) => {
    expect(line(field, { ...complete, ...others })).toMatchObject({ verdict, problem })
  })

  test('not in the dictionary, when nothing leads to a field', () => {
    const { lines } = explained({ ...complete, 'Colore preferito?': 'Blu 7' })
    expect(lines.find(({ called }) => called === 'Colore preferito?')).toMatchObject({
      verdict: 'not in the dictionary',
      field: undefined,
      value: 'Xxx 9',
    })
  })

  test('named as the form names it, where a mapping leads to the field', () => {
    const mapping = { ...noMapping, fields: { 'Dove abita?': 'municipality' } } as const
    expect(line('municipality', { 'Dove abita?': 'Curno' }, { mapping })).toMatchObject({
      called: 'Dove abita?',
    })
  })

  test('marked when another answer counts', () => {
    const body = { ...complete, Municipality: 'Curno' }
    const { lines } = explained(body)
    expect(lines.filter(({ field }) => field === 'municipality')).toMatchObject([
      { verdict: 'understood' },
      { verdict: 'remark', note: 'another answer counts' },
    ])
  })
})

test('a school that is not known is told, although the rest waits for a person', () => {
  const body = { institution: 'IC Altrove' }
  expect(line('institution', body)).toMatchObject({ verdict: 'remark', problem: 'unknown' })
  expect(line('institution', { institution: 'IC Esempio' })).toMatchObject({ verdict: 'understood' })
})

describe('a field that was not asked is', () => {
  test('missing when a referral needs it', () => {
    const explanation = explained({ needs: ['housing'] })
    expect(explanation.isComplete).toBe(false)
    const missing = explanation.lines.filter(({ verdict }) => verdict === 'missing')
    expect(missing.map(({ field }) => field)).toEqual(['contact', 'municipality'])
  })

  test('not asked otherwise, each field of the dictionary once', () => {
    expect(line('availability', complete)).toMatchObject({ verdict: 'not asked', called: undefined })
    const fields = explained(complete).lines.map(({ field }) => field)
    expect(new Set(fields).size).toBe(fields.length)
  })

  test('what the mapping’s constant or a correction says', () => {
    const mapping = { ...noMapping, constants: { origin: 'school' } } as const
    expect(line('origin', complete, { mapping })).toMatchObject({ verdict: 'understood', note: 'constant' })
    const corrections = { adults: 'x' }
    expect(line('adults', complete, { corrections })).toMatchObject({ verdict: 'remark', note: 'corrected' })
  })
})

test('a body that cannot be read is one line, and then the fields', () => {
  const { lines, isComplete } = explained('{"municipality": ')
  expect(isComplete).toBe(false)
  expect(lines[0]).toMatchObject({ verdict: 'missing', field: 'body', problem: 'not-json' })
})

const maskedShape = /^[xX9 -@[-`{-~]{0,40}$/

describe('a value is', () => {
  test.each([
    ['Ndèye Fatou 3', 'Xxxxx Xxxxx 9'],
    ['محمد ٦', 'xxxx 9'],
    ['a@b.it', 'x@x.xx'],
    [new Choice(['Casa', 'ref-1']), 'Xxxx'],
    [['Uno', 2, true], 'Xxx, 9, xxxx'],
    [{ a: 'b' }, '{"x":"x"}'],
    ['x'.repeat(99), 'x'.repeat(40)],
  ])('masked: %s', (value, shown) => {
    expect(maskedText(value)).toBe(shown)
  })

  test('shown as it was sent when that is asked for', () => {
    const { lines } = explain(material(complete), sentText)
    expect(lines.map(({ value }) => value)).toContain('Aïcha')
  })

  test('never anything but x, 9 and signs, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
        expect(maskedText(value)).toMatch(maskedShape)
      }),
    )
  })
})

test('whatever the body, nothing throws and a value is told by its shape alone', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
      for (const { value = '' } of explained(body).lines) expect(value).toMatch(maskedShape)
    }),
  )
})
