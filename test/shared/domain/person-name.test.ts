import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, nameSpellings } from '../../../shared/domain/person-name.ts'

describe('two spellings of one name fold equal', () => {
  test.each([
    ['Ndèye-Fatou DIOP', 'diop ndeye fatou'],
    ['O’Brien', "O'BRIEN"],
    ["N'Diaye", 'NDIAYE'],
    ['Đặng Thị  Hương', 'huong dang thi'],
    ['Łukasz Wójcik', 'WOJCIK LUKASZ'],
    ['Søren Ægir Groß', 'gross aegir soren'],
    ['Işıl YILDIZ', 'yıldız işil'],
    ['Ｍａｒｉａ', 'maria'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['أحمد إبراهيم آمنة', 'امنه ابراهيم احمد'],
    ['ليلى', 'ليلي'],
    ['Παπαδόπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ'],
    ['Дем’янчук Юрій', 'юріи демянчук'],
    ['שָׁלוֹם', 'שלום'],
  ])('%s and %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })
})

describe('names that are not the same do not', () => {
  test.each([
    ['Amina Diop', 'Amina Diallo'],
    ['Maria', 'Amira'],
    ['Amina', 'Amina Diop'],
    ['करण', 'किरण'],
    ['がく', 'かく'],
    ['李伟', '李娜'],
    ['Anna Anna', 'Anna'],
  ])('%s and %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other))
  })
})

test.each(['ਗੁਰਪ੍ਰੀਤ', '王小明', 'محمد', 'বিশ্বাস', '김민수', '♥', '-', '\ud800', 'ـ', '\u0301'])(
  'a name of any script is kept: %j',
  (name) => expect(foldName(name)).not.toBe(''),
)

test('only a blank text folds to nothing', () => {
  expect([foldName(''), foldName(' \n'), nameSpellings('  ')]).toEqual(['', '', []])
})

test('a name with an apostrophe or a hyphen is found as one word and as two', () => {
  expect(nameSpellings("Awa N'Diaye")).toEqual(['awa ndiaye', 'awa diaye n'])
  expect(nameSpellings('El-Amrani')).toEqual(['amrani el', 'elamrani'])
  expect(nameSpellings('Amina Diop')).toEqual(['amina diop'])
})

const word = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { minLength: 1, maxLength: 8 })
const words = fc.array(
  word.map((letters) => letters.join('')),
  { minLength: 1, maxLength: 5 },
)
const accents = fc.constantFrom('', '\u0301', '\u0308', '\u0328')
const between = fc.constantFrom(' ', '  ', '-', ' - ', '\u00a0')

test('no order, case, accent, hyphen or space makes a difference', () => {
  const spelling = fc.gen().map((gen) => ({
    shuffled: (all: readonly string[]) => gen(() => fc.shuffledSubarray([...all], { minLength: all.length })),
    dressed: (one: string) =>
      Array.from(one, (letter) => {
        const isCapital = gen(fc.boolean)
        return (isCapital ? letter.toUpperCase() : letter) + gen(() => accents)
      }).join(''),
    separator: () => gen(() => between),
  }))
  fc.assert(
    fc.property(words, spelling, (name, how) => {
      const [first = '', ...rest] = how.shuffled(name).map(how.dressed)
      const written = rest.reduce((text, one) => text + how.separator() + one, first)
      expect(foldName(written)).toBe(foldName(name.join(' ')))
    }),
  )
})

test('names of other words never fold equal', () => {
  const sorted = (name: readonly string[]) => name.toSorted().join(' ')
  fc.assert(
    fc.property(words, words, (one, other) => {
      fc.pre(sorted(one) !== sorted(other))
      expect(foldName(one.join(' '))).not.toBe(foldName(other.join(' ')))
    }),
  )
})

test('whatever the text, only a blank one folds to nothing, and no spelling is blank', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(foldName(text) === '').toBe(text.trim() === '')
      expect(nameSpellings(text).every((folding) => folding !== '')).toBe(true)
    }),
  )
})

test('only the beginning of a text far longer than any name is folded', () => {
  const tooLong = 'a\u0301\u0328'.repeat(85_000)
  expect(foldName(tooLong).length).toBeLessThan(1000)
  expect(foldName(`${tooLong} Diop`)).toBe(foldName(tooLong))
})
