import type { FieldName } from '../../../shared/domain/field.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { type AnswerFault, senderPageNoticeWords } from '../../../shared/texts/sender-page-notice-words.ts'
import { senderPageWords } from '../../../shared/texts/sender-page-words.ts'

/** One question, what was typed in this very request, and what is wrong with that. */
export interface Asked {
  readonly field: FieldName
  readonly language: Language
  readonly isNeeded: boolean
  readonly typed: readonly string[]
  readonly fault: AnswerFault | undefined
}

/** Where a question stands on its page. */
export function questionId(field: FieldName): string {
  return `q-${field}`
}

/** Says that a referral waits for it. */
export function Needed({ language, isNeeded }: Asked) {
  return isNeeded ? <span class="question-needed">{` (${senderPageWords[language].needed})`}</span> : null
}

/** The hint of a question, and what is wrong with its answer. */
export function Notes({ field, language, fault }: Asked) {
  const hint = senderPageWords[language].hints[field]
  return (
    <>
      {hint === undefined ? null : (
        <p class="question-hint" id={`${questionId(field)}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="question-fault" id={`${questionId(field)}-fault`}>
          {senderPageNoticeWords[language].faults[fault]}
        </p>
      )}
    </>
  )
}

/** Which of its notes a screen reader reads with a question. */
export function described({ field, language, fault }: Asked) {
  const id = questionId(field)
  const hasHint = senderPageWords[language].hints[field] !== undefined
  const notes = [...(hasHint ? [`${id}-hint`] : []), ...(fault === undefined ? [] : [`${id}-fault`])]
  return {
    ...(notes.length === 0 ? {} : { 'aria-describedby': notes.join(' ') }),
    ...(fault === undefined ? {} : { 'aria-invalid': true as const }),
  }
}
