import { describe, expect, test } from 'vitest'
import type { Material } from '../../../functions/intake/examination.ts'
import { providers } from '../../../functions/intake/providers.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import { noMapping } from '../../../shared/domain/mapping.ts'
import { type AnyBody, material } from '../../support/material.ts'

const TITLE = 'Un bambino o una bambina è in pericolo adesso?'
const mapped = { ...noMapping, fields: { pericolo: 'child_in_danger' as const } }

const dangerOf = (body: AnyBody, others: Partial<Material> = {}) => understand(material(body, others)).danger

describe('a danger that is told where no field is', () => {
  test.each<[string, AnyBody, Partial<Material>, string]>([
    ['by its title, one level down', { data: { [TITLE]: 'Sì' } }, {}, 'yes'],
    ['by its title, one level down, with no', { data: { [TITLE]: 'No' } }, {}, 'no'],
    ['by a mapped name, one level down', { form: { pericolo: 'sì' } }, { mapping: mapped }, 'yes'],
    ['by a mapped name, as a word of the form', { labels: ['pericolo'] }, { mapping: mapped }, 'unclear'],
    ['by a mapped name, in a sentence', { description: 'nessun pericolo' }, { mapping: mapped }, 'no'],
    ['behind a long text', { form: { note: 'x'.repeat(500), pericolo: 'sì' } }, { mapping: mapped }, 'yes'],
    ['behind quotes in a text', { form: { note: '"\\"', pericolo: true } }, { mapping: mapped }, 'yes'],
    ['by a mapped name, and left blank', { form: { pericolo: null } }, { mapping: mapped }, 'no'],
    [
      'by its title, with letters by number, cut off',
      `{"data":{"Un bambino o una bambina \\u00e8 in pericolo adesso?":"`,
      {},
      'unclear',
    ],
    ['in a question of the form’s own', { 'Un bambino è in pericolo adesso?': 'Sì' }, {}, 'unclear'],
    ['in a question of the form’s own, with no', { 'C’è pericolo?': 'no' }, {}, 'no'],
    ['in a question of the form’s own, left blank', { 'C’è pericolo?': '' }, {}, 'no'],
    ['in no question', { 'Il quartiere è pericoloso?': 'sì' }, {}, 'no'],
  ])('%s', (_, body, others, danger) => {
    expect(dangerOf(body, others)).toBe(danger)
  })
})

test('a form that answers by codes is read by its own words, wherever they stand', () => {
  const words = { ...noMapping, values: { child_in_danger: { '1': 'no', '2': 'yes' } } }
  expect(dangerOf({ child_in_danger: '1' }, { mapping: words })).toBe('no')
  expect(dangerOf({ child_in_danger: '2' }, { mapping: words })).toBe('yes')
})

test('a correction is read in our words, whatever the form’s own mean', () => {
  const words = { ...noMapping, values: { needs: { other: 'housing' } } }
  const { answers } = understand(material({}, { mapping: words, corrections: { needs: 'other' } }))
  expect(answers.needs).toEqual(['other'])
})

test('a field that thousands of questions ask for is read, and is too long', () => {
  const entry = (key: number, value: unknown) => ({ key: `q${key}`, label: 'needs', type: 'X', value })
  const fields = [
    entry(
      0,
      Array.from({ length: 20_000 }, () => 'a'),
    ),
    ...Array.from({ length: 3000 }, (_, key) => entry(key + 1, 'housing')),
  ]
  const understanding = understand(material({ data: { fields } }, { provider: providers.tally }))
  expect('problems' in understanding && understanding.problems).toContainEqual({
    field: 'needs',
    problem: 'too-long',
  })
})
