import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PairPlaces } from '../../../cli/matching/pair-places.ts'

test('pairs stand where a map would have them, however near or large their numbers', () => {
  const key = fc.oneof(fc.nat(40), fc.maxSafeNat(), fc.constantFrom(2 ** 32, 2 ** 32 + 1, 2 ** 33))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), fc.array(key), (keys, others) => {
      const places = new PairPlaces(keys.length)
      const map = new Map<number, number>()
      for (const [place, one] of keys.entries()) {
        places.set(one, place)
        map.set(one, place)
      }
      for (const one of [...keys, ...others]) expect(places.get(one)).toBe(map.get(one))
    }),
  )
})

test('very many pairs of one mentor are found soon, also where their numbers end alike', () => {
  const size = 300_000
  const places = new PairPlaces(size)
  for (let family = 0; family < size; family += 1) places.set(family * 2 ** 20, family)
  expect(places.get((size - 1) * 2 ** 20)).toBe(size - 1)
})
