import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { numberingPlansFile } from '../../../generate/numbering-plans.ts'
import { e164 } from '../../../shared/domain/phone.ts'

describe('a telephone number', () => {
  test.each([
    ['320 000 0001', '+393200000001'],
    ['+39 320 000 0001', '+393200000001'],
    ['0039 320-000-0001', '+393200000001'],
    ['39 3200000001', '+393200000001'],
    ['(+39) 320.0000001', '+393200000001'],
    ['035 000000', '+39035000000'],
    ['+39 035/000000', '+39035000000'],
    ['٣٢٠ ٠٠٠ ٠٠٠١', '+393200000001'],
    ['３２０００００００１', '+393200000001'],
    ['३२०००००००१', '+393200000001'],
    ['tel. 320 0000001 (mamma)', '+393200000001'],
    ['tel:+39-320-000-0001', '+393200000001'],
    ['3200000001.0', '+393200000001'],
    ['393200000001,0', '+393200000001'],
    ['٣٢٠٠٠٠٠٠٠١.٠', '+393200000001'],
    ['+212 6 00 00 00 01', '+212600000001'],
    ['+212 (0)6 00 00 00 01', '+212600000001'],
    ['00221 77 000 00 01', '+221770000001'],
    ['+40 700 000 001', '+40700000001'],
    ['+92 0300 0000001', '+923000000001'],
    ['+1 809 200 0001', '+18092000001'],
    ['+223 70 00 00 01', '+22370000001'],
  ])('%s is %s', (text, number) => {
    expect(e164(text)).toBe(number)
  })

  test.each([
    '',
    'non ha telefono',
    '12',
    '35123456',
    '3200000001 / 3200000002',
    '320 0000001 17',
    '+39 320 0000001 (17)',
    '320 0000001/2',
    '3,20E+09',
    '3.20123456E9',
    '3200000001e0',
    '+39 12',
    '+999 123456789',
    '06 00 00 00 01 23 45',
    '0'.repeat(250_000),
  ])('%s is none', (text) => {
    expect(e164(text)).toBeUndefined()
  })

  test('any text is read without failing, and what comes out is a number that comes out again', () => {
    const near = fc.stringMatching(/^[+0-9٠-٩ ().\-/xa;=:#]{0,40}$/)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        const number = e164(text)
        if (number === undefined) return
        expect(number).toMatch(/^\+[1-9]\d{3,17}$/)
        expect(e164(number)).toBe(number)
      }),
    )
  })

  test('is what the whole library makes of it, for Italy and for numbers that exist', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+(39|40|212|44|355)|00221|)[03]\d{8,9}$/), (text) => {
        const whole = parsePhoneNumberFromString(text, { defaultCountry: 'IT' })
        if (whole?.isValid()) expect(e164(text)).toBe(whole.number)
      }),
    )
  })
})

test('the numbering plans are those of the library: after an upgrade run npm run numbering-plans', () => {
  const file = new URL('../../../shared/domain/data/numbering-plans.json', import.meta.url)
  expect(readFileSync(file, 'utf8')).toBe(numberingPlansFile())
})
