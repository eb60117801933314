import { type FieldName, type FormField, fieldName, listFields } from '../../shared/domain/field.ts'
import { plain, spelling } from '../../shared/domain/folding.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { isBlank } from './dictionary/reading.ts'
import type { SentAnswer } from './providers/provider.ts'
import { fieldAsked } from './questionnaire/questionnaire.ts'

/** How the field of an answer was found, the most deliberate first. */
const ways = ['mapping', 'name', 'title'] as const

/** The dictionary of one kind of form, as far as questions are to be found in it. */
export interface FieldSet<Name extends FormField> {
  readonly names: readonly Name[]
  /** Fields with more than one value. */
  readonly lists: ReadonlySet<Name>
  /** The field of this name, however it is spelled. */
  named(name: string): Name | undefined
  /** The field that a question of this title asks for. */
  asked(title: string): Name | undefined
}

export function fieldSet<Name extends FormField>(
  names: readonly Name[],
  { lists, asked }: Pick<FieldSet<Name>, 'lists' | 'asked'>,
): FieldSet<Name> {
  const bySpelling = new Map(names.map((name) => [spelling(name), name]))
  return { names, lists, asked, named: (name) => bySpelling.get(spelling(name)) }
}

/** What is asked of a family. */
export const familyFields = fieldSet(fieldName.options, { lists: listFields, asked: fieldAsked })

/** An answer and the field of the dictionary that it belongs to, if any. */
export interface Placed<Name extends FormField = FieldName> {
  readonly answer: SentAnswer
  readonly field: Name | undefined
  readonly by: (typeof ways)[number] | undefined
}

/**
 * Finds the field of each answer: by the form's own mapping (as it is written there, else whatever its case, accents and
 * signs), else by a name that is the dictionary's (capitals, hyphens and underscores make no difference), else by the
 * title of a question of the ready-made form.
 */
export function place<Name extends FormField>(
  answers: readonly SentAnswer[],
  { fields }: Pick<Mapping, 'fields'>,
  dictionary: FieldSet<Name>,
): Placed<Name>[] {
  const byPlainKey = plainKeys(fields)
  const ours = (field: FormField | undefined) => (field === undefined ? undefined : dictionary.named(field))
  return answers.map((answer) => {
    const { names } = answer
    const mapped =
      first(names, (name) => (Object.hasOwn(fields, name) ? ours(fields[name]) : undefined)) ??
      first(names, (name) => ours(byPlainKey.get(plain(name))))
    if (mapped !== undefined) return { answer, field: mapped, by: 'mapping' }
    const named = first(names, dictionary.named)
    if (named !== undefined) return { answer, field: named, by: 'name' }
    const asked = first(names, dictionary.asked)
    return { answer, field: asked, by: asked === undefined ? undefined : 'title' }
  })
}

/** The mapping's keys, plain. Those that differ in their signs alone and mean two fields are known only as written. */
function plainKeys(fields: Mapping['fields']): ReadonlyMap<string, FormField> {
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

/**
 * What is to be read for each field. A field that several questions ask for has all their answers when it is a list, else
 * the first that is not blank: of those that the mapping names, then of those with the field's name, then of those with
 * its title. A constant stands where nothing was answered.
 */
export function rawFields<Name extends FormField>(
  placed: readonly Placed<Name>[],
  { constants }: Pick<Mapping, 'constants'>,
  { names, lists }: FieldSet<Name>,
): Map<Name, unknown> {
  const said = new Map<Name, unknown[]>()
  for (const way of ways) {
    for (const { answer, field, by } of placed) {
      if (field === undefined || by !== way) continue
      const before = said.get(field)
      if (before === undefined) said.set(field, [answer.value])
      else before.push(answer.value)
    }
  }
  const fields = new Map<Name, unknown>(
    [...said].map(([field, values]) => [field, merged(values, lists.has(field))]),
  )
  for (const name of names) {
    const constant: string | undefined = constants[name]
    if (constant !== undefined && isBlank(fields.get(name))) fields.set(name, constant)
  }
  return fields
}

/** More than any list of ours has words, so that a list this long is still seen as too long. */
const MAX_PARTS = 1000

/** At once and not one by one: a body can ask for the same field ten thousand times. */
function merged(values: readonly unknown[], isList: boolean): unknown {
  const said = values.filter((value) => !isBlank(value))
  if (said.length < 2 || !isList) return said[0] ?? values[0]
  return said.flat().slice(0, MAX_PARTS)
}
