import type { Problem } from '../../../shared/domain/field.ts'
import { parseJson } from '../../../shared/json.ts'

/** Deeper nesting than any form needs; a body beyond it was not made by a form. */
const MAX_DEPTH = 64

export type JsonBody =
  | { readonly value: Readonly<Record<string, unknown>>; readonly problem?: never }
  | { readonly value?: never; readonly problem: Problem['problem'] }

/** Reads a body as one JSON object. Says why when it is none, and never throws, whatever the bytes. */
export function readJsonBody(bytes: Uint8Array): JsonBody {
  const text = decode(bytes)
  if (text === undefined) return { problem: 'not-utf8' }
  const value = parseJson(text)
  if (value === undefined) return { problem: 'not-json' }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: isNestedTooDeep(value) ? 'nested-too-deep' : 'not-an-object' }
  }
  return isNestedTooDeep(value) ? { problem: 'nested-too-deep' } : { value: value as Record<string, unknown> }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Without recursion: five thousand levels must not overflow a stack. */
function isNestedTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return false
  }
  return true
}

/** Whether a text anywhere inside has a NUL or half a surrogate pair: it cannot be stored as it was sent. */
export function hasBrokenCharacters(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([name, inner]) => hasBrokenCharacters(name) || hasBrokenCharacters(inner),
  )
}
