import {
  type FieldName,
  fieldName,
  MAX_CHILDREN,
  MAX_TEXT_LENGTH,
  requiredFields,
} from '../../shared/domain/field.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { type Addition, growingFields } from '../../shared/domain/supplement.ts'
import { readers } from './dictionary/dictionary.ts'
import { isBlank, type Reader, type Reading, type ReadingContext } from './dictionary/reading.ts'
import { hasBrokenCharacters } from './providers/json-body.ts'

/** What is read for a field, when anything but blanks was said. */
export function readingOfOne(
  name: FieldName,
  raw: unknown,
  context: ReadingContext,
): Reading<unknown> | undefined {
  return readingBy(readers[name], raw, context)
}

/** The same by any reader. */
export function readingBy(
  reader: Reader<unknown>,
  raw: unknown,
  context: ReadingContext,
): Reading<unknown> | undefined {
  if (isBlank(raw)) return undefined
  return hasBrokenCharacters(raw) ? { fault: 'broken-characters' } : reader(raw, context)
}

/** What was said of each field on the sender's page, behind what was said before where it grows. */
export function addedFields(
  told: ReadonlyMap<FieldName, unknown>,
  additions: readonly Addition[],
): Map<FieldName, unknown> {
  const fields = new Map<FieldName, unknown>()
  for (const { answers } of additions) {
    for (const name of fieldName.options) {
      const answer = answers[name]
      if (isBlank(answer)) continue
      const before = fields.get(name) ?? told.get(name)
      fields.set(name, growingFields.has(name) && !isBlank(before) ? [before, answer].flat() : answer)
    }
  }
  return fields
}

/**
 * What is read for a field with all that the sender added: the last answer counts; of a field that grows each stands
 * behind the others, and what was unreadable before is still told, unless a referral waits for it.
 */
export function withAdditions(
  name: FieldName,
  told: Reading<unknown> | undefined,
  additions: readonly Addition[],
): Reading<unknown> | undefined {
  return additions.reduce((before, { at, answers }) => {
    const added = readingOfOne(name, answers[name], { receivedOn: romeDate(new Date(at)) })
    if (added === undefined || (added.value === undefined && before !== undefined)) return before
    if (before === undefined || added.value === undefined || !growingFields.has(name)) return added
    return grown(name, before, added)
  }, told)
}

function grown(name: FieldName, before: Reading<unknown>, added: Reading<unknown>): Reading<unknown> {
  const fault = isSettled(name, before.fault) ? added.fault : before.fault
  const { value, fault: own = fault } = joined(name, before.value, added.value)
  return { value, ...(own === undefined ? {} : { fault: own }) }
}

/** What keeps a submission from being a referral is over with the sender's own choice. */
function isSettled(name: FieldName, fault: Reading<unknown>['fault']): boolean {
  return fault === undefined || fault === 'broken-characters' || requiredFields.some((one) => one === name)
}

function joined(name: FieldName, before: unknown, added: unknown): Reading<unknown> {
  if (before === undefined) return { value: added }
  if (name === 'description') return joinedTexts(String(before), String(added))
  const all = [before, added].flat()
  // Two children may be of one year.
  if (name !== 'minors_birth_years') return { value: [...new Set(all)] }
  return all.length > MAX_CHILDREN ? { value: before, fault: 'unreadable' } : { value: all }
}

/** Too long for one field, the newer text stays whole; the bodies keep both. */
function joinedTexts(before: string, added: string): Reading<unknown> {
  const text = `${before}\n\n${added}`
  if (Array.from(text).length <= MAX_TEXT_LENGTH) return { value: text }
  const room = Math.max(0, MAX_TEXT_LENGTH - Array.from(`\n\n${added}`).length)
  const older = Array.from(before).slice(0, room).join('')
  return { value: `${older}\n\n${added}`.trim(), fault: 'too-long' }
}
