import { type FieldName, fieldName } from '../../../shared/domain/field.ts'
import type { Provider } from '../../../shared/domain/form.ts'

/** What the lines of a mapping may speak of: a form's and an import's differ in it. */
export interface Vocabulary {
  /** Whose words are mapped to ours … */
  readonly theirs: 'form' | 'file'
  /** … and what of it has a name. */
  readonly named: 'question' | 'column'
  /** What is done in place of a constant that would say too much. */
  readonly instead: string
  /** Said of a name that is none of ours. */
  readonly isNone: string
  /** What a name of theirs may be mapped to. */
  readonly targets: readonly string[]
  /** Fields of the dictionary that may have words and constants. */
  readonly fields: readonly FieldName[]
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

export const formVocabulary: Vocabulary = {
  theirs: 'form',
  named: 'question',
  instead: 'let the form ask',
  isNone: 'is not in the dictionary',
  targets: fieldName.options,
  fields: fieldName.options,
  dates: {},
}
