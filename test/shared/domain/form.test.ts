import { expect, test } from 'vitest'
import { liveSecrets, rotate } from '../../../shared/domain/form.ts'

const now = new Date('2026-01-01T00:00:00Z')

test('after a rotation the old secret lives seven days more, to the second', () => {
  const rotated = rotate({ current: 'old', version: 1 }, 'new', now)
  expect(rotated.version).toBe(2)
  expect(liveSecrets(rotated, now)).toEqual(['new', 'old'])
  expect(liveSecrets(rotated, new Date('2026-01-07T23:59:59Z'))).toEqual(['new', 'old'])
  expect(liveSecrets(rotated, new Date('2026-01-08T00:00:00Z'))).toEqual(['new'])
})

test('a second rotation forgets the oldest at once', () => {
  const twice = rotate(rotate({ current: 'a', version: 1 }, 'b', now), 'c', now)
  expect(liveSecrets(twice, now)).toEqual(['c', 'b'])
})
