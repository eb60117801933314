import type { Material } from '../../functions/intake/examination.ts'
import { json } from '../../functions/intake/providers/json.ts'
import { noMapping } from '../../shared/domain/mapping.ts'
import { districts } from './districts.ts'

/** A body as it came, or what is sent as JSON. */
export type AnyBody = object | string | Uint8Array

/** What the understanding of a body depends on: unless told otherwise our own JSON, with nothing mapped or corrected. */
export function material(body: AnyBody, others: Partial<Material> = {}): Material {
  return {
    provider: json,
    body: bytesOf(body),
    mapping: noMapping,
    corrections: {},
    districts,
    institutions: [],
    receivedOn: '2026-01-18',
    ...others,
  }
}

export function bytesOf(body: AnyBody): Uint8Array {
  return body instanceof Uint8Array
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
