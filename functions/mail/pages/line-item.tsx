import type { Deed } from '../../../shared/domain/deed.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { capital } from '../../../shared/texts/capital.ts'
import { byDay, dayWords, momentWords } from '../../../shared/texts/day-words.ts'
import { deadlineWords } from '../../../shared/texts/deadline-words.ts'
import { deedWords } from '../../../shared/texts/deed-words.ts'
import { hearerWords } from '../../../shared/texts/hearer-words.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import { ActForms } from './act-forms.tsx'
import { lineAnchor } from './line-anchor.ts'
import type { LinkGround } from './link-ground.ts'
import type { LineView } from './mail-view.ts'

interface Line {
  readonly line: LineView
  readonly ground: LinkGround
  /** It was just changed by a button. */
  readonly isChanged: boolean
}

/** A deadline with how it stands, and a button for each act. */
export function LineItem({ line, ground, isChanged }: Line) {
  const { language } = ground
  const hearer = hearerWords[language][line.line.as]
  const state = stateOf(line, language)
  return (
    <li id={lineAnchor(line.id)} class={isChanged ? 'line line-changed' : 'line'} tabIndex={-1}>
      <div>
        <h3>
          {line.name}
          <span class="line-kind">{capital(deadlineWords[language][line.deadline.kind])}</span>
        </h3>
        <p>
          {line.deadline.status === 'open' ? `${capital(byDay(line.deadline.due, language))}. ` : null}
          {hearer === undefined ? null : `${capital(hearer)}. `}
          {state === undefined ? null : <strong>{state}</strong>}
        </p>
      </div>
      <ActForms line={line} ground={ground} />
    </li>
  )
}

/** What somebody did by link: `presa visione confermata, da te alle 10:12.` */
export function deedInWords({ act, until, at, undoneAt }: Deed, language: Language): string {
  const words = mailPageWords[language]
  if (undoneAt !== undefined) return words.undone
  const day = until === undefined ? '' : ` ${words.putOffUntil(dayWords(until, language))}`
  return `${deedWords[language][act]}${day}, ${words.byYou(...momentWords(new Date(at), language))}.`
}

function stateOf({ deadline, deed, isOthers }: LineView, language: Language): string | undefined {
  const words = mailPageWords[language]
  if (deed !== undefined) return capital(deedInWords(deed, language))
  if (deadline.status === 'open') {
    if (isOthers) return words.others
    if (deadline.kind === 'danger') return words.danger
    const { snoozedUntil } = deadline
    return snoozedUntil === undefined ? undefined : words.snoozedUntil(dayWords(snoozedUntil, language))
  }
  if (deadline.status === 'cancelled') return words.cancelled
  if (deadline.status === 'missed') return words.missed
  return words.done(...momentWords(new Date(deadline.endedAt), language))
}
