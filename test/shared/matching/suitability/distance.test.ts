import fc from 'fast-check'
import { expect, test } from 'vitest'
import municipalities from '../../../../shared/domain/data/municipalities.json' with { type: 'json' }
import { kmBetween } from '../../../../shared/matching/suitability/distance.ts'
import { understoodAs } from '../../../../shared/matching/suitability/understood.ts'

const codes = municipalities.map(({ istatCode }) => istatCode)
const codeOf = (wanted: string) => municipalities.find(({ name }) => name === wanted)?.istatCode ?? ''

test.each([
  ['Verdellino', 'Verdello', 1],
  ['Verdellino', 'Dalmine', 5],
  ['Bergamo', 'Dalmine', 7],
  ['Bergamo', 'Endine Gaiano', 26],
  ['Bergamo', 'Bergamo', 0],
])('%s and %s lie %d km apart', (from, to, km) => {
  expect(kmBetween(codeOf(from), codeOf(to))).toBe(km)
})

test('a municipality without coordinates is near to itself and no other', () => {
  expect(kmBetween('015146', '015146')).toBe(0)
  expect(kmBetween('015146', codeOf('Bergamo'))).toBeUndefined()
  expect(kmBetween(codeOf('Bergamo'), '015146')).toBeUndefined()
})

test('there and back is as far, and no detour is shorter but for rounding', () => {
  const code = fc.constantFrom(...codes)
  const km = (from: string, to: string) => kmBetween(from, to) ?? Number.NaN
  fc.assert(
    fc.property(code, code, code, (one, other, third) => {
      expect(km(one, other)).toBe(km(other, one))
      expect(km(one, other)).toBeLessThanOrEqual(km(one, third) + km(third, other) + 2)
    }),
  )
})

test.each([
  ['ar', 'ary'],
  ['arz', 'aeb'],
  ['ar-MA', 'ar'],
  ['pt-BR', 'pt'],
  ['sr-Latn', 'hr'],
  ['ur', 'hi'],
  ['EN', 'en-GB'],
])('who speaks %s and who speaks %s understand each other', (one, other) => {
  expect(understoodAs(one)).toBe(understoodAs(other))
})

test.each([
  ['zh', 'yue'],
  ['es', 'pt'],
  ['ku', 'ckb'],
  ['bn', 'hi'],
])('who speaks %s and who speaks %s do not', (one, other) => {
  expect(understoodAs(one)).not.toBe(understoodAs(other))
})
