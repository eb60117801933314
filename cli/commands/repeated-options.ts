import { InvalidArgumentError } from 'commander'
import { availability } from '../../functions/intake/dictionary/availability.ts'
import type { Slot } from '../../shared/domain/field.ts'
import { languageTag } from './language-option.ts'

/** Makes a parser of an option that may be repeated, and of which the `--no-` form may stand before. */
export function repeated<One>(parse: (given: string) => One | readonly One[]) {
  return (given: string, before: readonly One[] | boolean = []): readonly One[] => {
    const earlier: readonly One[] = typeof before === 'boolean' ? [] : before
    return [...new Set(earlier.concat(parse(given)))]
  }
}

/** Parses a further language, by its tag or its name. */
export const anotherLanguage = repeated(languageTag)

/** Parses further weekly times, one or several at once. */
export const moreTimes = repeated((given): readonly Slot[] => {
  const { value, fault } = availability(given, { receivedOn: '' })
  if (value !== undefined && fault === undefined) return value
  throw new InvalidArgumentError('give weekly times as mon-afternoon, or "lunedì pomeriggio".')
})
