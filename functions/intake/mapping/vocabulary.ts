import { type FormField, fieldName } from '../../../shared/domain/field.ts'
import type { FormKind, Provider } from '../../../shared/domain/form.ts'
import { mentorFieldName } from '../../../shared/domain/mentor-field.ts'

/** What the lines of a mapping may speak of: a form's and an import's differ in it. */
export interface Vocabulary {
  /** Whose words are mapped to ours … */
  readonly theirs: 'form' | 'file'
  /** … and what of it has a name. */
  readonly named: 'question' | 'column'
  /** Of whom a constant speaks. */
  readonly everyone: string
  /** What is done in place of a constant that would say too much. */
  readonly instead: string
  /** Said of a name that is none of ours. */
  readonly isNone: string
  /** What a name of theirs may be mapped to. */
  readonly targets: readonly string[]
  /** Fields of the dictionary that may have words and constants. */
  readonly fields: readonly FormField[]
  /** What else may be constant, by its name: a date. */
  readonly dates: Readonly<Record<string, DateRule>>
  /** Whose form it is, where that is known: some of its names are no questions. */
  readonly provider?: Provider | undefined
}

interface DateRule {
  readonly wanted: string
  /** Undefined when the text is no date that will do. */
  read(text: string, today: string): string | undefined
}

/** Of a form for families. */
export const formVocabulary: Vocabulary = {
  theirs: 'form',
  named: 'question',
  everyone: 'every family',
  instead: 'let the form ask',
  isNone: 'is not in the dictionary',
  targets: fieldName.options,
  fields: fieldName.options,
  dates: {},
}

const mentorVocabulary: Vocabulary = {
  ...formVocabulary,
  everyone: 'everybody',
  isNone: 'is not in the dictionary of mentors',
  targets: mentorFieldName.options,
  fields: mentorFieldName.options,
}

/** What the mapping of a form of this kind may speak of. */
export function vocabularyOf(kind: FormKind): Vocabulary {
  return kind === 'mentor' ? mentorVocabulary : formVocabulary
}
