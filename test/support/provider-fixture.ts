import { readFileSync } from 'node:fs'
import type { Provider } from '../../functions/intake/providers/provider.ts'
import { type Understanding, understand } from '../../functions/intake/understanding.ts'
import { type Mapping, noMapping } from '../../shared/domain/mapping.ts'
import { districts } from './districts.ts'

const fixtures = new URL('../functions/intake/providers/fixtures/', import.meta.url)

/** The bytes that a provider sends, as its documentation has them, filled in with invented answers. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`${name}.json`, fixtures))
}

/** The same of a multipart body, whose lines end as on the wire. */
export function multipartFixture(name: string): Uint8Array {
  return Buffer.from(readFileSync(new URL(`${name}.txt`, fixtures), 'utf8').replaceAll('\n', '\r\n'))
}

/** A body of Jotform with these answers, or this text in their place, and other parts behind. */
export function jotformBody(request: unknown, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const rawRequest = typeof request === 'string' ? request : JSON.stringify(request)
  const parts = Object.entries({ submissionID: '1', rawRequest, ...others })
  const text = parts.map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return Buffer.from(`${text.join('')}--x--\r\n`)
}

/** What a body of this provider is understood as, on 18 January 2026. */
export function understoodAs(
  provider: Provider,
  body: Uint8Array | object,
  mapping: Partial<Mapping> = {},
): Understanding {
  return understand({
    provider,
    body: body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)),
    mapping: { ...noMapping, ...mapping },
    corrections: {},
    districts,
    institutions: [],
    receivedOn: '2026-01-18',
  })
}

/** The value of the first answer that a body gives to a question called so. */
export function answerCalled(provider: Provider, body: object, name: string): unknown {
  const { answers } = provider.read(Buffer.from(JSON.stringify(body)))
  return answers.find(({ names }) => names.includes(name))?.value
}
