import { MAX_TEXT_LENGTH } from '../domain/field.ts'
import { Refused } from '../errors.ts'

/**
 * What somebody wrote, trimmed; undefined when it is blank.
 * @throws Refused when it is too long to be kept
 */
export function ownWords(name: string, given: string | undefined): string | undefined {
  const text = given?.trim() ?? ''
  if (text.length > MAX_TEXT_LENGTH) {
    throw new Refused(`the ${name} has ${text.length} characters: use at most ${MAX_TEXT_LENGTH}`)
  }
  return text === '' ? undefined : text
}

/** @throws Refused when it is blank, too */
export function requiredWords(name: string, given: string | undefined): string {
  const text = ownWords(name, given)
  if (text === undefined) throw new Refused(`the ${name} is missing: write it in your own words`)
  return text
}
