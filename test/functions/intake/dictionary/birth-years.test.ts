import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Choice } from '../../../../functions/intake/choice.ts'
import { birthYears } from '../../../../functions/intake/dictionary/birth-years.ts'

const read = (raw: unknown, words: ReadonlyMap<string, string> = new Map()) =>
  birthYears(raw, { receivedOn: '2026-03-18', words })

describe('the children’s years of birth', () => {
  test.each<[unknown, number[]]>([
    ['6, 8 e 11 anni', [2020, 2018, 2015]],
    ['6,8,11', [2020, 2018, 2015]],
    ['6 8 11', [2020, 2018, 2015]],
    ['6anni e 8anni', [2020, 2018]],
    ['٦ و٨ سنوات', [2020, 2018]],
    [6, [2020]],
    [2016, [2016]],
    [
      [6, 8],
      [2020, 2018],
    ],
    [
      ['2016', '8 anni'],
      [2016, 2018],
    ],
    ['2016 e 2019', [2016, 2019]],
    ['2016/2019', [2016, 2019]],
    ['6 anni e mezzo', [2020]],
    ['6½', [2020]],
    ['6.5', [2020]],
    ['6 ans et demi', [2020]],
    ['6 years old', [2020]],
    ['6 y 8 años', [2020, 2018]],
    ['18 mesi', [2024]],
    ['8 months', [2025]],
    ['2 months', [2026]],
    ['2 mois', [2026]],
    ['3 meses', [2025]],
    ['18 muaj', [2024]],
    ['6 settimane', [2026]],
    ['3 anni 6 mesi', [2022]],
    ['Amina 6 anni, Youssef 8 mesi', [2020, 2025]],
    ['nato il 5 maggio 2016', [2016]],
    ['nata il 1° marzo 2019', [2019]],
    ['born on May 5, 2016', [2016]],
    ['5th of May 2016', [2016]],
    ['né le 5 août 2016 et le 1er mai 2019', [2016, 2019]],
    ['5 de mayo de 2016', [2016]],
    ['maggio 2016', [2016]],
    ['05/03/2016', [2016]],
    ['5.3.2016; 12.3.2019', [2016, 2019]],
    ['12-03-2019', [2019]],
    ['03/25/2019', [2019]],
    ['05/03/16', [2016]],
    ['03/2016', [2016]],
    ['2016-03-05', [2016]],
    ['2016-03-05T00:00:00.000Z', [2016]],
    ['2016-03-05 10:30:00+02:00', [2016]],
    [
      ['2016-03-05', '2019-12-31'],
      [2016, 2019],
    ],
    ["'16 e '19", [2016, 2019]],
    ['2 figli di 6 e 8 anni', [2020, 2018]],
    ['due figli: 6 e 8', [2020, 2018]],
    ['un bambino di 6 anni e una bambina di 8', [2020, 2018]],
    ['3 enfants : 2016, 2018, 2020', [2016, 2018, 2020]],
    ['Omar 6 anni', [2020]],
    ['0 anni', [2026]],
    ['0 anni e 3 anni', [2026, 2023]],
    [new Choice(['2016', 'opt_1']), [2016]],
  ])('%j are %j', (raw, years) => {
    expect(read(raw)).toEqual({ value: years })
  })

  test.each<[unknown]>([
    ['uno di 6 e due di 9 anni'],
    ['due gemelli di 6 anni'],
    ['gemelli di 6 anni'],
    ['2 adulti e 3 bambini'],
    ['3 figli'],
    ['5 maggio'],
    ['May 5'],
    ['il 5 e il 7 maggio 2016'],
    ['tra 6 e 11 anni'],
    ['dai 6 agli 11 anni'],
    ['da 6 a 11 anni'],
    ['6-8 anni'],
    ['6/8/11'],
    ['10/12/14'],
    ['6,5 anni'],
    ['2016, 10 anni'],
    ['6 anni e 8 mesi'],
    ['un anno e mezzo, 6 anni'],
    ['1a elementare, 6 anni'],
    ['classe 3'],
    ['0'],
    ['35 anni'],
    ['1985'],
    ['2027'],
    ['45/99/2016'],
    ['+39 320 000 0001'],
    ['sei e otto'],
    ['tanti'],
    ['-'],
    [['2016', 'non so']],
    [{ a: 1 }],
    [Array.from({ length: 21 }, () => 6)],
    [Array.from({ length: 21 }, () => 6).join(' ')],
  ])('%j might mean something else, and is not read', (raw) => {
    expect(read(raw)).toEqual({ fault: 'unreadable' })
  })

  test('are read by the form’s own words where it has them', () => {
    expect(read(['nido', 'materna'], new Map(Object.entries({ nido: '2024', materna: '2021' })))).toEqual({
      value: [2024, 2021],
    })
  })

  test('whatever is written, they are years of children, or none', () => {
    const words = fc.constantFrom(
      '6',
      '2016',
      '18',
      ' ',
      ', ',
      '-',
      '/',
      '.',
      ' anni',
      ' mesi',
      ' maggio ',
      ' e ',
      'due ',
      'figli ',
      '٦',
      '½',
    )
    const near = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' }), fc.jsonValue()), (raw) => {
        for (const year of read(raw).value ?? []) {
          expect(year).toBeGreaterThanOrEqual(2001)
          expect(year).toBeLessThanOrEqual(2026)
        }
      }),
    )
  })

  test('years and dates are told in their order, however they are set apart', () => {
    const year = fc.integer({ min: 2001, max: 2026 })
    const lists = fc.array(year, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(lists, fc.constantFrom(', ', ' e ', '; ', '\n', ' '), (years, between) => {
        expect(read(years.join(between))).toEqual({ value: years })
        expect(read(years.map((one) => `5/3/${one}`).join(between))).toEqual({ value: years })
        expect(read(years.map((one) => `5 maggio ${one}`).join(between))).toEqual({ value: years })
      }),
    )
  })
})
