import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMultipart } from '../../../../functions/intake/providers/multipart.ts'

/** What Node itself makes of named texts: an encoder that is not ours. */
async function encoded(parts: readonly (readonly [string, string | Blob])[]): Promise<Uint8Array> {
  const form = new FormData()
  for (const [name, value] of parts) form.append(name, value)
  return new Uint8Array(await new Response(form).arrayBuffer())
}

function textsOf(body: Uint8Array): Record<string, string> {
  const fields = readMultipart(body)?.fields ?? new Map<string, Uint8Array>()
  return Object.fromEntries([...fields].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
}

const anyName = fc.stringMatching(/^[A-Za-z][\w[\].-]{0,20}$/)
/** Texts as an encoder leaves them: it makes every kind of line end one. */
const anyText = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r\n|\r|\n/g, '\r\n'))

test('what an encoder writes comes back, whatever the texts', async () => {
  const anyParts = fc.uniqueArray(fc.tuple(anyName, anyText), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(anyParts, async (parts) => {
      const body = await encoded(parts)
      expect(textsOf(body)).toEqual(Object.fromEntries(parts))
      expect(readMultipart(body)).toMatchObject({ hasFiles: false, isWhole: true })
    }),
  )
})

test('a file is noted, and is no text', async () => {
  const file = new File(['%PDF'], 'lettera.pdf', { type: 'application/pdf' })
  const body = await encoded([
    ['a', '1'],
    ['f', file],
    ['b', '2'],
  ])
  expect(readMultipart(body)).toMatchObject({ hasFiles: true, isWhole: true })
  expect(textsOf(body)).toEqual({ a: '1', b: '2' })
})

const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const read = (text: string) => readMultipart(Buffer.from(text))

describe('of parts with one name', () => {
  test('the first counts', () => {
    expect(textsOf(Buffer.from(`${part('a', '1')}${part('a', '2')}--x--\r\n`))).toEqual({ a: '1' })
  })

  test.each(['__proto__', 'constructor', 'toString'])('%s is a name like any other', (name) => {
    expect(read(`${part(name, '1')}--x--\r\n`)?.fields.get(name)).toEqual(Uint8Array.of(0x31))
  })
})

describe('a body that is not whole', () => {
  const whole = `${part('a', '1')}${part('b', '2')}${part('c', '3')}--x--\r\n`

  test.each([
    ['broken off inside a part', whole.slice(0, whole.indexOf('3'))],
    ['broken off inside a header', whole.slice(0, whole.lastIndexOf('name='))],
    ['with a part that has no name', whole.replace('; name="c"', '')],
    ['with a part that has no header', whole.replace(/Content[^\r]*name="c"/, '???')],
    ['with the name of a file that cannot be decoded', whole.replace('"c"', '"c"; filename*=UTF-8\'\'%FF')],
  ])('%s says so, and keeps what was read before', (_, text) => {
    expect(read(text)?.isWhole).toBe(false)
    expect(textsOf(Buffer.from(text))).toMatchObject({ a: '1', b: '2' })
  })

  test('with more parts than any form has questions keeps the first 500', () => {
    const many = Array.from({ length: 600 }, (_, index) => part(`n${index}`, '1')).join('')
    expect(read(`${many}--x--\r\n`)?.isWhole).toBe(false)
    expect(read(`${many}--x--\r\n`)?.fields.size).toBe(500)
  })
})

test.each([
  ['empty', ''],
  ['JSON', '{"a":1}'],
  ['one long line', `--${'x'.repeat(5000)}`],
  ['a boundary longer than RFC 2046 allows', `--${'x'.repeat(71)}\r\n`],
  ['a boundary with other characters', '--x"y\r\n'],
  ['no boundary', '--\r\n'],
  ['lines that end with a line feed alone', part('a', '1').replaceAll('\r\n', '\n')],
])('%s is none', (_, text) => {
  expect(read(text)).toBeUndefined()
})

describe('whatever the bytes', () => {
  const anyPiece = fc.constantFrom(
    '--x',
    '--x--',
    '\r\n',
    '\r\n\r\n',
    ': ',
    '; name="a"',
    ';',
    '"',
    'Content-Disposition: form-data',
    '\0',
    'é',
    'a',
  )
  const anyMultipart = fc
    .array(fc.oneof(anyPiece, anyPiece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
    .map((pieces) => Buffer.from(`--x\r\n${pieces.join('')}`))

  test('nothing fails, and the same bytes are read alike', () => {
    fc.assert(
      fc.property(fc.oneof(anyMultipart, fc.uint8Array({ maxLength: 200 })), (body) => {
        expect(readMultipart(Uint8Array.from(body))).toEqual(readMultipart(body))
      }),
      { numRuns: 500 },
    )
  })
})
