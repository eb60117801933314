import { describe, expect, test } from 'vitest'
import { providers } from '../../../../functions/intake/providers.ts'
import { understoodAs } from '../../../support/provider-reading.ts'

/** Nearly half of what a body may have. */
const SIZE = 120_000
const long = 'q'.repeat(SIZE)
const many = Array.from({ length: 15_000 }, (_, n) => n.toString(36))
const parts = many.map((id) => ({ id, text: id })).slice(0, 4000)

const tally = (field: object) => ({ data: { fields: [{ key: 'q', label: 'availability', ...field }] } })
const typeform = (fields: unknown, answers: unknown) => ({
  form_response: { definition: { fields }, answers },
})
const formbricks = (data: object) => ({ data: { data } })

const hostile = [
  ['tally', 'a key of great length with many options', tally({ key: long, options: parts, value: [] })],
  [
    'tally',
    'one option chosen over and over',
    tally({ options: [{ id: 'a', text: long }], value: many.map(() => 'a') }),
  ],
  [
    'tally',
    'a row of great length with many columns',
    tally({
      type: 'MATRIX',
      value: { a: parts.map(({ id }) => id) },
      rows: [{ id: 'a', text: long }],
      columns: parts,
    }),
  ],
  [
    'tally',
    'many rows with a column of great length',
    tally({
      type: 'MATRIX',
      value: Object.fromEntries(many.slice(0, 9000).map((id) => [id, ['a']])),
      columns: [{ id: 'a', text: long }],
    }),
  ],
  [
    'tally',
    'a key of great length with many rows',
    tally({ key: long, type: 'MATRIX', value: Object.fromEntries(many.map((id) => [id, []])) }),
  ],
  [
    'typeform',
    'one title of great length over many answers',
    typeform(
      [{ id: 'a', title: long }],
      many.slice(0, 2000).map(() => ({ type: 'text', text: '', field: { id: 'a' } })),
    ),
  ],
  [
    'typeform',
    'one definition of many parts under many answers',
    typeform(
      [{ id: 'a', ...Object.fromEntries(many.map((id) => [`x${id}`, 1])) }],
      many.slice(0, 2000).map(() => ({ type: 'text', text: '', field: { id: 'a' } })),
    ),
  ],
  ['typeform', 'groups in groups', typeform(nested(20), [])],
  [
    'formbricks',
    'many rows under a name of great length',
    formbricks({ [long]: Object.fromEntries(many.map((id) => [id, ''])) }),
  ],
  [
    'formbricks',
    'nearly a file',
    formbricks({ a: '/storage/'.repeat(SIZE / 9), b: `https://${'a'.repeat(SIZE)}` }),
  ],
  ['formbricks', 'a list of lists', formbricks({ availability: many.slice(0, 9000).map((id) => [[id]]) })],
] as const

function nested(depth: number): unknown[] {
  return depth === 0 ? [] : [{ id: depth, properties: { fields: nested(depth - 1) } }]
}

// Not timed: what takes more than its share of time or memory ends by the test's own limits.
describe.each(hostile)('%s', (name, what, body) => {
  test(`with ${what} is read`, () => {
    const bytes = Buffer.from(JSON.stringify(body))
    expect(bytes.length).toBeLessThan(256 * 1024)
    expect(understoodAs(providers[name], bytes)).toHaveProperty('danger')
  })
})
