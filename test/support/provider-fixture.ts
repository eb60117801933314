import { readFileSync } from 'node:fs'

const fixtures = new URL('../functions/intake/providers/fixtures/', import.meta.url)

/** The bytes that a provider sends, as its documentation has them, filled in with invented answers. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`${name}.json`, fixtures))
}

/** The same of a multipart body, whose lines end as on the wire. */
export function multipartFixture(name: string): Uint8Array {
  return Buffer.from(readFileSync(new URL(`${name}.txt`, fixtures), 'utf8').replaceAll('\n', '\r\n'))
}
