import { type FieldName, fieldName, type Problem, waysToReach } from '../../../shared/domain/field.ts'

/** How a question is put: one line, several, a box to tick, several boxes, or yes and no. */
export type QuestionKind = 'text' | 'long-text' | 'phone' | 'email' | 'number' | 'tick' | 'needs' | 'yes-no'

const kinds: Readonly<Partial<Record<FieldName, QuestionKind>>> = {
  needs: 'needs',
  child_in_danger: 'tick',
  urgency: 'tick',
  contact_phone: 'phone',
  contact_email: 'email',
  contact_instructions: 'long-text',
  adults: 'number',
  single_parent: 'yes-no',
  mentor_wanted: 'yes-no',
  description: 'long-text',
  referrer_email: 'email',
  referrer_phone: 'phone',
  family_agrees: 'yes-no',
  privacy_notice_given: 'yes-no',
}

export function kindOf(field: FieldName): QuestionKind {
  return kinds[field] ?? 'text'
}

/** What a ticked box says. */
export const TICKED: Readonly<Partial<Record<FieldName, string>>> = {
  child_in_danger: 'yes',
  urgency: 'urgent',
}

/** What a sender may add at any time. A danger has a box of its own above all. */
const addable = [
  'minors_birth_years',
  'contact_phone',
  'contact_email',
  'contact_instructions',
  'needs',
  'urgency',
  'description',
] as const satisfies FieldName[]

/**
 * The questions that the problems of a submission come to, each once, in the dictionary's order. How to reach the family
 * is asked for in four fields; what is wrong with a body as a whole only its sender can tell anew.
 */
export function questionsFor(problems: readonly Problem[]): FieldName[] {
  const asked = new Set(problems.flatMap(({ field }) => fieldsOf(field)))
  return fieldName.options.filter((name) => asked.has(name) && name !== 'child_in_danger')
}

function fieldsOf(field: Problem['field']): readonly Problem['field'][] {
  if (field === 'contact') return waysToReach
  return field === 'body' ? ['description'] : [field]
}

/** What may be added beside the questions that are open anyway, and what somebody answered already: nothing is lost. */
export function addableBeside(
  questions: readonly FieldName[],
  typed: ReadonlyMap<FieldName, unknown> = new Map(),
): FieldName[] {
  const further = fieldName.options.filter((name) => typed.has(name) && name !== 'child_in_danger')
  return [...new Set([...addable, ...further])].filter((name) => !questions.includes(name))
}
