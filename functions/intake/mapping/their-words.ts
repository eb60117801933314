import type { FormField } from '../../../shared/domain/field.ts'
import { readers } from '../dictionary/dictionary.ts'
import { isBlank } from '../dictionary/reading.ts'
import { hasBrokenCharacters } from '../providers/json-body.ts'
import { providers } from '../providers.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What is wrong with a word of theirs, whatever it is mapped to. */
export function faultsOfKey(line: string, key: string, { theirs }: Vocabulary): string[] {
  if (isBlank(key)) return [`${line}: the ${theirs}’s own word is empty; write it, or leave the line out`]
  const isUnusable = key === '__proto__' || hasBrokenCharacters(key)
  return isUnusable ? [`${line}: no ${theirs} can say this; leave the line out`] : []
}

/** A name under which the provider speaks of the submission itself: it would never match. */
export function faultsOfOwnName(line: string, key: string, { provider }: Vocabulary): string[] {
  if (provider === undefined || providers[provider].isOwnName?.(key) !== true) return []
  return [`${line}: is what ${provider} says of the submission itself, and no question; leave the line out`]
}

/** A yes to danger that would be read as no. A number is a code: what it stands for, only the form's author knows. */
export function faultsOfSilence(line: string, field: FormField, theirs: string, isYes: unknown): string[] {
  if (field !== 'child_in_danger' || isYes !== false || /^\d+$/.test(theirs)) return []
  const { value } = readers[field](theirs, { receivedOn: '' })
  return value === true ? [`${line}: is a yes, and would be read as no; leave the line out`] : []
}
