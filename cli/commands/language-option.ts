import { InvalidArgumentError } from 'commander'
import { language } from '../../functions/intake/dictionary/language.ts'

/** Parses an option that is a language, by its tag or its name: the tag. */
export function languageTag(given: string): string {
  const { value } = language(given, { receivedOn: '' })
  if (value !== undefined) return value
  throw new InvalidArgumentError('give a language by its tag or its name: ar, arabo, Arabic.')
}
