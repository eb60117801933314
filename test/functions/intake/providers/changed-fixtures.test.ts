import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { providers } from '../../../../functions/intake/providers.ts'
import { provider as providerName } from '../../../../shared/domain/form.ts'
import { fixture } from '../../../support/provider-fixture.ts'
import { understoodAs } from '../../../support/provider-reading.ts'

const files = readdirSync(new URL('fixtures/', import.meta.url)).filter((file) => file.endsWith('.json'))
const fixtures = files.flatMap((file) => {
  const name = providerName.options.find((option) => file.startsWith(`${option}-`))
  return name === undefined ? [] : [{ name, file: file.replace('.json', '') }]
})

/** What programs stumble over where they expect a text, a list or an object. */
const unkind = [
  'null',
  '0',
  '[]',
  '{}',
  '""',
  '[[[]]]',
  '"__proto__"',
  '{"toString":1}',
  '"\\ud83d"',
  '"\\u0000"',
]

describe.each(fixtures)('$file', ({ name, file }) => {
  const provider = providers[name]
  const sent: unknown = JSON.parse(Buffer.from(fixture(file)).toString('utf8'))
  const places = placesIn(sent)

  const isReadable = (body: Uint8Array) => {
    const { submissionId, isFinal } = provider.headOf(body)
    expect(submissionId === undefined || submissionId.isWellFormed()).toBe(true)
    expect(typeof isFinal).toBe('boolean')
    for (const { names } of provider.read(body).answers) {
      expect(names.every((one) => typeof one === 'string')).toBe(true)
    }
    understoodAs(provider, body)
  }

  test('with any two things in it changed is read', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(...unkind).map((text): unknown => JSON.parse(text)),
    )
    const change = fc.tuple(fc.constantFrom(...places), value)
    fc.assert(
      fc.property(change, change, ([one, its], [other, others]) => {
        const changed: unknown = JSON.parse(withValue(sent, one, its))
        isReadable(Buffer.from(withValue(changed, other, others)))
      }),
    )
  })

  test('cut off anywhere, or with any byte changed, is read', () => {
    const whole = Buffer.from(fixture(file))
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        isReadable(whole.subarray(0, at))
        isReadable(Buffer.from(whole.map((one, n) => (n === at ? byte : one))))
      }),
    )
  })
})

type Place = readonly string[]

/** Every place in a JSON value, the value as a whole first. */
function placesIn(value: unknown, place: Place = []): Place[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [place, ...inner.flatMap(([name, part]) => placesIn(part, [...place, name]))]
}

/** As JSON text, with something else in one place; as it was when that place is no more. */
function withValue(whole: unknown, place: Place, value: unknown): string {
  return JSON.stringify(replaced(whole, place, value))
}

function replaced(whole: unknown, [name, ...deeper]: Place, value: unknown): unknown {
  if (name === undefined) return value
  if (typeof whole !== 'object' || whole === null || !Object.hasOwn(whole, name)) return whole
  const entries = Object.entries(whole).map(([key, part]) => [
    key,
    key === name ? replaced(part, deeper, value) : part,
  ])
  return Array.isArray(whole) ? entries.map(([, part]) => part) : Object.fromEntries(entries)
}
