import { type FieldName, fieldName } from '../../shared/domain/field.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { isBlank } from './dictionary/reading.ts'
import type { SentAnswer } from './providers/provider.ts'
import { fieldAsked } from './questionnaire/questionnaire.ts'

/** An answer and the field of the dictionary that it belongs to, if any. */
export interface Placed {
  readonly answer: SentAnswer
  readonly field: FieldName | undefined
}

/**
 * Finds the field of each answer: by the form's own mapping, else by a name that is the dictionary's (capitals, hyphens
 * and underscores make no difference), else by the title of a question of the ready-made form.
 */
export function place(answers: readonly SentAnswer[], mapping: Mapping): Placed[] {
  return answers.map((answer) => ({ answer, field: fieldOf(answer, mapping) }))
}

function fieldOf({ names }: SentAnswer, { fields }: Mapping): FieldName | undefined {
  return (
    first(names, (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined)) ??
    first(names, (name) => bySpelling.get(spelling(name))) ??
    first(names, fieldAsked)
  )
}

function first<Found>(
  names: readonly string[],
  find: (name: string) => Found | undefined,
): Found | undefined {
  for (const name of names) {
    const found = find(name)
    if (found !== undefined) return found
  }
  return undefined
}

const MAX_NAME_LENGTH = 100

function spelling(name: string): string {
  return name.length > MAX_NAME_LENGTH ? name : name.toLowerCase().replace(/[\s_-]/g, '')
}

const bySpelling = new Map(fieldName.options.map((name) => [spelling(name), name]))

/**
 * What is to be read for each field. A field that several questions ask for has all their answers when it is a list, else
 * the first that is not blank; a constant stands where nothing was answered.
 */
export function rawFields(placed: readonly Placed[], { constants }: Mapping): Map<FieldName, unknown> {
  const fields = new Map<FieldName, unknown>()
  for (const { answer, field } of placed) {
    if (field !== undefined) fields.set(field, merged(field, fields.get(field), answer.value))
  }
  for (const name of fieldName.options) {
    const constant = constants[name]
    if (constant !== undefined && isBlank(fields.get(name))) fields.set(name, constant)
  }
  return fields
}

const lists = new Set<FieldName>(['needs', 'languages', 'minors_birth_years', 'availability', 'citizenship'])

function merged(field: FieldName, before: unknown, value: unknown): unknown {
  if (isBlank(before)) return value
  if (isBlank(value) || !lists.has(field)) return before
  return [before, value].flat()
}
