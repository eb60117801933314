import { type FieldName, fieldName, type Problem } from '../../shared/domain/field.ts'
import { hash } from '../../shared/domain/hash.ts'
import { isProven } from '../../shared/standard-webhooks.ts'
import { hasBrokenCharacters, readJsonBody } from './json-body.ts'
import type { Provider, RawFields } from './provider.ts'

/** A longer id is known by its hash: it stands in lists, and must not fill an item of the table. */
const MAX_ID_LENGTH = 500

/**
 * Our own JSON, for any program: one flat object whose keys are the field dictionary's names, and `submissionId`.
 * Proven by Standard Webhooks.
 */
export const jsonProvider: Provider = {
  contentTypes: ['application/json'],
  isProven,
  submissionIdOf(body) {
    const id = readJsonBody(body).value?.['submissionId']
    // A larger number was rounded while it was read: two families' ids might have become one.
    if (Number.isSafeInteger(id)) return String(id)
    if (typeof id !== 'string' || id.trim() === '' || hasBrokenCharacters(id)) return undefined
    return id.length > MAX_ID_LENGTH ? hash(id) : id
  },
  read(body): RawFields {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return { fields: new Map(), problems: [{ field: 'body', problem }] }
    const known = Object.entries(value).filter((entry): entry is [FieldName, unknown] =>
      isFieldName(entry[0]),
    )
    return { fields: new Map(known), problems: brokenIn(value, known) }
  },
}

function isFieldName(name: string): boolean {
  return fieldName.safeParse(name).success
}

/** Broken characters of a dictionary field are told by the field; only those elsewhere belong to the body. */
function brokenIn(
  value: Readonly<Record<string, unknown>>,
  known: readonly [FieldName, unknown][],
): Problem[] {
  const names = new Set<string>(known.map(([name]) => name))
  const others = Object.entries(value).filter(([name]) => !names.has(name))
  return others.some((entry) => hasBrokenCharacters(entry))
    ? [{ field: 'body', problem: 'broken-characters' }]
    : []
}
