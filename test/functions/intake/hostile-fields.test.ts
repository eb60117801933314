import { expect, test } from 'vitest'
import { understand } from '../../../functions/intake/understanding.ts'
import { fieldName } from '../../../shared/domain/field.ts'
import { material } from '../../support/material.ts'

/** Nearly as much as one field can hold in a body of 256 KB. */
const SIZE = 250_000

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const words = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))

const read = (form: object) => understand(material(form))

const hostile: [what: string, value: unknown][] = [
  ['one long number', '1'.repeat(SIZE)],
  ['numbers far apart', `1${' '.repeat(SIZE)}1`],
  ['nothing but commas', ','.repeat(SIZE)],
  ['a list of one letter', 'a,'.repeat(SIZE / 2)],
  ['nearly an address', `a@${'.'.repeat(SIZE)}@`],
  ['every word of three letters', [...words, ...words, ...words].join(',').slice(0, SIZE)],
  ['a tag of many parts', `en-${Array.from({ length: SIZE / 9 }, (_, n) => `v${1e6 + n}`).join('-')}`],
  ['marks out of order', `a${'\u0315\u0300'.repeat(SIZE / 4)}`],
  ['a letter that is eighteen', '\uFDFA'.repeat(SIZE / 3)],
  ['digits of another script', '٣'.repeat(SIZE / 2)],
  ['nearly a place', `(${' '.repeat(SIZE)}`],
  ['many ages', '1 mes '.repeat(SIZE / 6)],
  ['many tags', Array.from({ length: 20_000 }, (_, n) => `en-x-a${1e6 + n}`)],
  ['many lists', Array.from({ length: 30_000 }, () => [['a']])],
]

// Not timed: what takes more than its share of work takes minutes here, and the test's own limit ends it.
test.each(hostile)('each field that holds %s is read', (_, value) => {
  for (const field of fieldName.options) expect(read({ [field]: value }), field).toHaveProperty('danger')
})

test('a list longer than any form has is read as far as it is sensible, and a remark says so', () => {
  const complete = { municipality: 'Bergamo', needs: ['other'], contact_phone: '1' }
  const remarks = [{ field: 'languages', problem: 'too-long' }]
  expect(read({ ...complete, languages: ['ar', ...words] })).toMatchObject({ remarks })
})

test('a long list of needs is a problem, for what it left out could matter', () => {
  const { problems = [] } = { problems: [], ...read({ needs: Array.from({ length: 1000 }, () => 'other') }) }
  expect(problems).toContainEqual({ field: 'needs', problem: 'too-long' })
})
