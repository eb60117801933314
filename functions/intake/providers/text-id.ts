import { hash } from '../../../shared/domain/hash.ts'
import { hasBrokenCharacters } from './json-body.ts'

/** A longer id is known by its hash: it stands in lists, and must not fill an item of the table. */
const MAX_ID_LENGTH = 500

/** A provider's id of a submission, from what a body has in its place; undefined when that is none. */
export function textId(id: unknown): string | undefined {
  // A larger number was rounded while it was read: two families' ids might have become one.
  if (Number.isSafeInteger(id)) return String(id)
  if (typeof id !== 'string' || id.trim() === '' || hasBrokenCharacters(id)) return undefined
  return id.length > MAX_ID_LENGTH ? hash(id) : id
}
