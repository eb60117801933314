import { type FieldName, fieldName, listFields } from '../../shared/domain/field.ts'
import { plain, spelling } from '../../shared/domain/folding.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { isBlank } from './dictionary/reading.ts'
import type { SentAnswer } from './providers/provider.ts'
import { fieldAsked } from './questionnaire/questionnaire.ts'

/** How the field of an answer was found, the most deliberate first. */
const ways = ['mapping', 'name', 'title'] as const

/** An answer and the field of the dictionary that it belongs to, if any. */
export interface Placed {
  readonly answer: SentAnswer
  readonly field: FieldName | undefined
  readonly by: (typeof ways)[number] | undefined
}

/**
 * Finds the field of each answer: by the form's own mapping (as it is written there, else whatever its case, accents and
 * signs), else by a name that is the dictionary's (capitals, hyphens and underscores make no difference), else by the
 * title of a question of the ready-made form.
 */
export function place(answers: readonly SentAnswer[], mapping: Mapping): Placed[] {
  const { fields } = mapping
  const byPlainKey = plainKeys(fields)
  return answers.map((answer) => {
    const { names } = answer
    const mapped =
      first(names, (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined)) ??
      first(names, (name) => byPlainKey.get(plain(name)))
    if (mapped !== undefined) return { answer, field: mapped, by: 'mapping' }
    const named = first(names, (name) => bySpelling.get(spelling(name)))
    if (named !== undefined) return { answer, field: named, by: 'name' }
    const asked = first(names, fieldAsked)
    return { answer, field: asked, by: asked === undefined ? undefined : 'title' }
  })
}

/** The mapping's keys, plain. Those that differ in their signs alone and mean two fields are known only as written. */
function plainKeys(fields: Mapping['fields']): ReadonlyMap<string, FieldName> {
  const groups = Map.groupBy(Object.entries(fields), ([key]) => plain(key))
  groups.delete('')
  return new Map(
    [...groups].flatMap(([key, [one, ...others]]) =>
      one === undefined || others.some(([, field]) => field !== one[1]) ? [] : [[key, one[1]]],
    ),
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

const bySpelling = new Map(fieldName.options.map((name) => [spelling(name), name]))

/**
 * What is to be read for each field. A field that several questions ask for has all their answers when it is a list, else
 * the first that is not blank: of those that the mapping names, then of those with the field's name, then of those with
 * its title. A constant stands where nothing was answered.
 */
export function rawFields(placed: readonly Placed[], { constants }: Mapping): Map<FieldName, unknown> {
  const said = new Map<FieldName, unknown[]>()
  for (const way of ways) {
    for (const { answer, field, by } of placed) {
      if (field === undefined || by !== way) continue
      const before = said.get(field)
      if (before === undefined) said.set(field, [answer.value])
      else before.push(answer.value)
    }
  }
  const fields = new Map<FieldName, unknown>(
    [...said].map(([field, values]) => [field, merged(field, values)]),
  )
  for (const name of fieldName.options) {
    const constant = constants[name]
    if (constant !== undefined && isBlank(fields.get(name))) fields.set(name, constant)
  }
  return fields
}

/** More than any list of ours has words, so that a list this long is still seen as too long. */
const MAX_PARTS = 1000

/** At once and not one by one: a body can ask for the same field ten thousand times. */
function merged(field: FieldName, values: readonly unknown[]): unknown {
  const said = values.filter((value) => !isBlank(value))
  if (said.length < 2 || !listFields.has(field)) return said[0] ?? values[0]
  return said.flat().slice(0, MAX_PARTS)
}
