import { type FieldName, need } from '../../../shared/domain/field.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { needWords } from '../../../shared/texts/need-words.ts'
import { questionWords } from '../../../shared/texts/question-words.ts'
import { senderPageWords } from '../../../shared/texts/sender-page-words.ts'
import { type Asked, described, Needed, Notes, questionId } from './question-notes.tsx'
import { kindOf, type QuestionKind, TICKED } from './questions.ts'

export function labelOf(field: FieldName, language: Language): string {
  return senderPageWords[language].labels[field] ?? questionWords[language][field]
}

/** A question with its label, hint and error. Its input is called like its field; the browser refuses nothing. */
export function Question(asked: Asked) {
  const kind = kindOf(asked.field)
  if (kind === 'tick') return <TickQuestion {...asked} />
  if (kind === 'needs' || kind === 'yes-no') return <ChoiceQuestion {...asked} />
  return <TextQuestion {...asked} kind={kind} />
}

function TextQuestion({ kind, ...asked }: Asked & { readonly kind: QuestionKind }) {
  const { field, language, typed, fault } = asked
  const id = questionId(field)
  const input = {
    ...({ id, name: field, dir: 'auto', autoComplete: 'off' } as const),
    ...described(asked),
    class: fault === undefined ? 'form-control' : 'form-control is-invalid',
  }
  const [value = ''] = typed
  return (
    <div class="question">
      <label class="question-label" for={id}>
        {labelOf(field, language)}
        <Needed {...asked} />
      </label>
      <Notes {...asked} />
      {kind === 'long-text' ? (
        <textarea {...input} rows={4} value={value} />
      ) : (
        <input {...input} {...inputOf(field, kind)} value={value} />
      )}
    </div>
  )
}

/** Types that only choose a keyboard: one that drops what it does not know would lose what was typed. */
function inputOf(field: FieldName, kind: QuestionKind) {
  if (field === 'municipality') return { type: 'text', list: MUNICIPALITIES } as const
  if (kind === 'phone') return { type: 'tel' } as const
  if (kind === 'email') return { type: 'email' } as const
  return { type: 'text', ...(kind === 'number' ? ({ inputMode: 'numeric' } as const) : {}) } as const
}

/** The list of names that goes with the question of the municipality. */
export const MUNICIPALITIES = 'municipalities'

function TickQuestion(asked: Asked) {
  const { field, language, typed } = asked
  const id = questionId(field)
  return (
    <div class="question">
      <div class="form-check">
        <input
          {...described(asked)}
          id={id}
          name={field}
          type="checkbox"
          value={TICKED[field]}
          checked={typed.length > 0}
        />
        <label for={id}>{labelOf(field, language)}</label>
      </div>
      <Notes {...asked} />
    </div>
  )
}

function ChoiceQuestion(asked: Asked) {
  const { field, language, typed } = asked
  const id = questionId(field)
  return (
    <fieldset class="question" id={id} {...described(asked)}>
      <legend class="question-label">
        {labelOf(field, language)}
        <Needed {...asked} />
      </legend>
      <Notes {...asked} />
      {optionsOf(field, language).map(({ value, label }) => (
        <div class="form-check" key={value}>
          <input
            id={`${id}-${value}`}
            name={field}
            type={field === 'needs' ? 'checkbox' : 'radio'}
            value={value}
            checked={typed.includes(value)}
          />
          <label for={`${id}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  )
}

function optionsOf(field: FieldName, language: Language) {
  const { yes, no } = senderPageWords[language]
  if (field === 'needs') return need.options.map((value) => ({ value, label: needWords[language][value] }))
  return [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
}
