import { type FieldName, fieldName } from '../../../shared/domain/field.ts'
import { plain } from '../../../shared/domain/folding.ts'
import { arabic } from './ar.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { italian } from './it.ts'
import type { Wording } from './wording.ts'

/** The ready-made form in each of its languages. A published title or label is never changed: forms were copied from it. */
export const wordings: readonly Wording[] = [italian, english, french, spanish, arabic]

/** The titles of the question that asks for a field, one per language. */
export function titlesOf(field: FieldName): readonly string[] {
  return wordings.map(({ titles }) => titles[field])
}

let byTitle: ReadonlyMap<string, FieldName> | undefined

/**
 * The field that a question of the ready-made form asks for, by its title in any of its languages. Case, accents,
 * apostrophes, a number in front and signs at the end make no difference.
 */
export function fieldAsked(title: string): FieldName | undefined {
  byTitle ??= new Map(
    fieldName.options.flatMap((field) => titlesOf(field).map((one) => [plain(one), field] as const)),
  )
  const asked = plain(title)
  return byTitle.get(asked) ?? byTitle.get(asked.replace(/^\d{1,3} /, ''))
}

/** A closed list whose options have labels. */
export type LabelledList = 'needs' | 'urgency' | 'origin' | 'mentorGender' | 'days' | 'dayParts'

/** Our value for each label of a list, in all languages; the labels plain. */
export function valuesByLabel<List extends LabelledList>(
  list: List,
): ReadonlyMap<string, keyof Wording[List]> {
  return new Map(
    wordings.flatMap((wording) =>
      // The keys are those of the list's own type, which `Object.entries` forgets.
      Object.entries(wording[list]).map(([value, label]) => [plain(label), value as keyof Wording[List]]),
    ),
  )
}
