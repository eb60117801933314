import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import { fieldAsked, titlesOf, wordings } from '../../../../functions/intake/questionnaire/questionnaire.ts'
import { type FieldName, fieldName, slot } from '../../../../shared/domain/field.ts'
import { plain } from '../../../../shared/domain/folding.ts'
import { labelsOf, slotLabel } from '../../../support/option-labels.ts'

const anyField = fc.constantFrom(...fieldName.options)
const anyWording = fc.constantFrom(...wordings)
const read = (field: FieldName, raw: unknown) => readers[field](raw, { receivedOn: '2026-03-18' })

describe('a title', () => {
  test('stands for one field only, in whatever language', () => {
    const titles = fieldName.options.flatMap((field) => titlesOf(field).map(plain))
    expect(new Set(titles).size).toBe(5 * fieldName.options.length)
    expect(titles).not.toContain('')
  })

  test('is no name of the dictionary for another field', () => {
    const clashes = fieldName.options.flatMap((field) =>
      titlesOf(field).filter((title) =>
        fieldName.options.some((name) => name !== field && plain(name) === plain(title)),
      ),
    )
    expect(clashes).toEqual([])
  })

  test('is known in any case, without accents and apostrophes, with other signs at its end', () => {
    const changes = fc.constantFrom<(title: string) => string>(
      (title) => title.toUpperCase(),
      (title) => title.toLowerCase(),
      (title) => title.normalize('NFD').replace(/\p{M}/gu, ''),
      (title) => title.replaceAll('’', "'"),
      (title) => title.replace(/[?؟¿]/gu, ''),
      (title) => `${title} *`,
      (title) => `${title}:`,
      (title) => title.replaceAll(' ', '\u00A0'),
    )
    fc.assert(
      fc.property(anyField, anyWording, fc.array(changes, { maxLength: 4 }), (field, asks, many) => {
        const title = many.reduce((changed, change) => change(changed), asks.titles[field])
        expect(fieldAsked(title), title).toBe(field)
        expect(fieldAsked(` 12. ${title}`), title).toBe(field)
      }),
    )
  })

  test('that is not of the form stands for none', () => {
    const others = [
      '',
      '?',
      'Comune di nascita',
      '12. ',
      'toString',
      '__proto__',
      'x'.repeat(250_000),
      '\uD800',
    ]
    for (const title of others) expect(fieldAsked(title)).toBeUndefined()
  })
})

describe.for(wordings)('the options in the language of “$titles.needs”', (asks) => {
  test('are read to their values, in any case', () => {
    for (const [field, label, value] of labelsOf(asks)) {
      for (const one of [label, label.toUpperCase(), ` ${label}. `]) {
        expect(read(field, one), one).toEqual({ value })
      }
    }
  })

  test('of a list can be set apart by commas and semicolons', () => {
    const lists = [...Object.values(asks.needs), ...slot.options.map((one) => slotLabel(asks, one))]
    expect(lists.filter((label) => /[,;،؛\n]/u.test(label))).toEqual([])
    for (const between of [', ', ';', '\n']) {
      const all = Object.values(asks.needs).join(between)
      expect(read('needs', all)).toEqual({ value: Object.keys(asks.needs) })
    }
  })
})
