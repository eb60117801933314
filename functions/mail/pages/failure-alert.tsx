import type { Language } from '../../../shared/domain/language.ts'
import { capital } from '../../../shared/texts/capital.ts'
import { momentWords } from '../../../shared/texts/day-words.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import { lineAnchor } from './line-anchor.ts'
import type { LineView, MailView } from './mail-view.ts'

/** A button that changed nothing. */
export interface Failure {
  readonly isUndo: boolean
  /** The deadline that the button was about, and how it is called. */
  readonly deadline?: string
  readonly name?: string
  /** Whoever was quicker is its reader. */
  readonly isByReader: boolean
}

interface Alert {
  readonly failure: Failure
  readonly view: MailView
  readonly language: Language
}

/** Says what has happened meanwhile. */
export function FailureAlert({ failure, view, language }: Alert) {
  const { title, seeLine } = mailPageWords[language].failed
  const line = view.lines.find(({ id }) => id === failure.deadline)
  return (
    <div class="alert alert-warning" role="alert">
      <h2 class="h5">{title}</h2>
      <p>{capital([failure.name, whyNot(failure, line, language)].filter(Boolean).join(': '))}</p>
      {line === undefined ? null : <a href={`#${lineAnchor(line.id)}`}>{seeLine}</a>}
    </div>
  )
}

function whyNot({ isUndo, isByReader }: Failure, line: LineView | undefined, language: Language): string {
  const { failed } = mailPageWords[language]
  if (isUndo || line === undefined) return failed.notUndone
  const { deadline } = line
  if (deadline.status === 'open') return failed.changed
  if (deadline.status !== 'done') return failed.over
  const when = momentWords(new Date(deadline.endedAt), language)
  return isByReader ? failed.doneByYou(...when) : failed.doneByOthers(...when)
}
