import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import { namedLanguages, otherNames } from '../../../../functions/intake/dictionary/language-names.ts'
import { type FieldName, fieldName } from '../../../../shared/domain/field.ts'

const read = (field: FieldName, raw: unknown) => readers[field](raw, { receivedOn: '2026-03-18' })

describe('a language', () => {
  test.each([
    ['arabo', 'ar'],
    ['Lingua araba', 'ar'],
    ['عربي', 'ar'],
    ['arabo marocchino', 'ary'],
    ['Arabo (marocchino)', 'ary'],
    ['Darija', 'ary'],
    ['الدارجة', 'ary'],
    ['arabo egiziano', 'arz'],
    ['rumeno', 'ro'],
    ['română', 'ro'],
    ['moldavo', 'ro'],
    ['albanese', 'sq'],
    ['shqip', 'sq'],
    ['hindi', 'hi'],
    ['punjabi', 'pa'],
    ['ਪੰਜਾਬੀ', 'pa'],
    ['wolof', 'wo'],
    ['francese', 'fr'],
    ['français', 'fr'],
    ['French', 'fr'],
    ['francés', 'fr'],
    ['الفرنسية', 'fr'],
    ['spagnolo', 'es'],
    ['urdu', 'ur'],
    ['اردو', 'ur'],
    ['українська', 'uk'],
    ['ucraino', 'uk'],
    ['bengalese', 'bn'],
    ['Bangla', 'bn'],
    ['বাংলা', 'bn'],
    ['cinese', 'zh'],
    ['cinese mandarino', 'zh'],
    ['中文', 'zh'],
    ['inglese', 'en'],
    ['twi', 'ak'],
    ['mandinga', 'man'],
    ['mandinka', 'man'],
    ['pular', 'ff'],
    ['fula', 'ff'],
    ['edo', 'bin'],
    ['bini', 'bin'],
    ['Edo/Bini', 'bin'],
    ['pidgin', 'pcm'],
    ['singalese', 'si'],
    ['tagalog', 'fil'],
    ['farsi', 'fa'],
    ['dari', 'fa-AF'],
    ['bissa', 'bib'],
    ['tigrino', 'ti'],
    ['lingua dei segni', 'ise'],
    ['AR', 'ar'],
    ['pt_br', 'pt-BR'],
    ['zh-Hant', 'zh-Hant'],
    ['tl', 'fil'],
    ['bib', 'bib'],
    ['si', 'si'],
  ])('%s is %s', (raw, tag) => {
    expect(read('contact_language', raw)).toEqual({ value: tag })
  })

  test.each([
    'klingon?',
    'no',
    'Non',
    'Si',
    'sì',
    'xx',
    'qqq',
    'non so',
    'africano',
    '',
    'toString',
    'a'.repeat(300),
  ])('%s is none', (raw) => {
    expect(read('interpreter_language', raw)).toEqual({ fault: 'unknown' })
  })

  test.each([
    ['arabo e francese', ['ar', 'fr']],
    ['arabo marocchino, francese', ['ary', 'fr']],
    ['arabo/francese/wolof', ['ar', 'fr', 'wo']],
    ['ar fr', ['ar', 'fr']],
    ['Arabic and English', ['ar', 'en']],
    ['عربي و فرنسي، إنجليزي', ['ar', 'fr', 'en']],
  ])('several are read from %s', (raw, tags) => {
    expect(read('languages', raw).value).toEqual(tags)
  })

  test('that has a name here is named by no other’s', () => {
    const names = Object.entries(otherNames).flatMap(([tag, those]) =>
      those.split(',').map((name) => [name, tag] as const),
    )
    for (const [name, tag] of names) expect(read('contact_language', name), name).toEqual({ value: tag })
  })

  test('is the same by its tag and by its Italian, English, French, Spanish and own name', () => {
    for (const tag of namedLanguages.split(' ')) {
      for (const of of ['it', 'en', 'fr', 'es', 'ar', tag]) {
        const name = new Intl.DisplayNames([of], { type: 'language', fallback: 'none' }).of(tag)
        // Ga: the tag of Irish is spelled so.
        if (name === undefined || name === 'Ga' || name === 'ga') continue
        expect(read('contact_language', name), name).toEqual({ value: tag })
      }
    }
  })
})

describe('a citizenship', () => {
  test.each([
    ['sn', 'SN'],
    ['UK', 'GB'],
    ['XK', 'XK'],
    ['Marocco', 'MA'],
    ['marocchina', 'MA'],
    ['Maroc', 'MA'],
    ['المغرب', 'MA'],
    ['Romania', 'RO'],
    ['rumena', 'RO'],
    ['albanese', 'AL'],
    ['Costa d’Avorio', 'CI'],
    ["costa d'avorio", 'CI'],
    ['Perù', 'PE'],
    ['Santo Domingo', 'DO'],
    ['pakistana', 'PK'],
    ['turchi', 'TR'],
    ['burkinabé', 'BF'],
    ['Ucraina', 'UA'],
  ])('%s is %s', (raw, code) => {
    expect(read('citizenship', raw)).toEqual({ value: [code] })
  })

  test('several are read, by codes and by names', () => {
    expect(read('citizenship', 'Marocco e Italia')).toEqual({ value: ['MA', 'IT'] })
    expect(read('citizenship', ['ma', 'italiana'])).toEqual({ value: ['MA', 'IT'] })
  })

  test.each(['ZZ', 'EU', 'QQ', 'africana', 'apolide', '__proto__', 'constructor'])('%s is none', (raw) => {
    expect(read('citizenship', raw)).toEqual({ fault: 'unknown' })
  })
})

test('whatever is sent, each field reads the same twice and fails never', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue())
  fc.assert(
    fc.property(anything, fc.constantFrom(...fieldName.options), (raw, field) => {
      expect(read(field, raw)).toEqual(read(field, raw))
    }),
  )
})
