import fc from 'fast-check'
import type { FilledForm } from '../../local/senders/filled-form.ts'
import type { Sender } from '../../local/senders/sender.ts'
import { fieldName } from '../../shared/domain/field.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'

const unkind = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '\0',
  '\ud83d',
  '名前',
  'محمد',
  '[]',
  '{"a":',
  '—',
]

/** Any text, often one that programs stumble over. */
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...unkind))
const anyName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...fieldName.options) },
  { weight: 1, arbitrary: anyText },
)
const anyAnswer = fc.oneof(anyText, fc.integer(), fc.boolean(), fc.array(anyText, { maxLength: 4 }))
const at = new Date('2026-01-18T18:17:02Z')

/** Any form that somebody filled in, with any names and words. */
export const anyFilledForm: fc.Arbitrary<FilledForm> = fc.record({
  submissionId: fc.oneof(fc.uuid(), anyText),
  answers: fc.dictionary(anyName, anyAnswer, { maxKeys: 8 }),
  titles: fc.dictionary(anyName, anyText, { maxKeys: 4 }),
  blank: fc.array(anyName, { maxLength: 3 }),
})

export const anyMapping: fc.Arbitrary<Mapping> = fc.record({
  fields: fc.dictionary(anyName, fc.constantFrom(...fieldName.options), { maxKeys: 4 }),
  values: fc.dictionary(
    fc.constantFrom(...fieldName.options),
    fc.dictionary(anyText, anyText, { maxKeys: 3 }),
    { maxKeys: 3 },
  ),
  constants: fc.dictionary(fc.constantFrom(...fieldName.options), anyText, { maxKeys: 2 }),
})

export const anyCorrections = fc.dictionary(fc.constantFrom(...fieldName.options), anyText, { maxKeys: 2 })

/** Any bytes, any JSON, what the provider sends, and that with something in it changed. */
export function anyBody(sender: Sender): fc.Arbitrary<Uint8Array> {
  const sent = anyFilledForm.map((form) => sender.bodyOf(form, at))
  return fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
    sent,
    fc.tuple(sent, fc.nat(), fc.nat({ max: 20 }), fc.uint8Array({ maxLength: 8 })).map(spliced),
    fc.tuple(sent, fc.array(fc.nat(), { maxLength: 7 }), fc.jsonValue()).map(replaced),
  )
}

/** Cut out, and something else put in, anywhere. */
function spliced([body, start, length, inserted]: [Uint8Array, number, number, Uint8Array]): Uint8Array {
  const from = start % (body.length + 1)
  return Buffer.concat([body.subarray(0, from), inserted, body.subarray(from + length)])
}

/** Some value inside of a JSON body is another one; a body that is no JSON has its first JSON object changed. */
function replaced([body, path, value]: [Uint8Array, number[], unknown]): Uint8Array {
  const text = Buffer.from(body).toString('utf8')
  const [whole = ''] = /\{.*\}/s.exec(text) ?? []
  const changed = JSON.stringify(withReplaced(parsed(whole), path, value)) ?? ''
  return Buffer.from(text.replace(whole, () => changed))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function withReplaced(from: unknown, [pick, ...deeper]: number[], value: unknown): unknown {
  if (pick === undefined || typeof from !== 'object' || from === null) return value
  const names = Object.keys(from)
  const name = names[pick % Math.max(1, names.length)]
  if (name === undefined) return value
  const changed = withReplaced(Object.entries(from)[names.indexOf(name)]?.[1], deeper, value)
  return Array.isArray(from) ? from.with(Number(name), changed) : { ...from, [name]: changed }
}
