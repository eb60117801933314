import { deadlineId } from '../../../shared/domain/deadline.ts'
import type { Deed } from '../../../shared/domain/deed.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { shortName } from '../../../shared/mail/short-name.ts'
import { dayWords } from '../../../shared/texts/day-words.ts'
import { deadlineWords } from '../../../shared/texts/deadline-words.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import type { LineView, MailView } from './mail-view.ts'
import type { Press } from './press.ts'

/** What a pressed button is about, as the page shows it. */
export type Wanted = { readonly deadline: string; readonly name: string } & (
  | { readonly press: Extract<Press, { what: 'act' }>; readonly line: LineView; readonly deed?: never }
  | { readonly deed: Deed }
)

/** The line or the deed that a button is about; undefined when this page shows none such. */
export function wantedOf(press: Press, view: MailView, language: Language): Wanted | undefined {
  if (press.what === 'act') {
    const line = view.lines.find(({ id }) => id === press.deadline)
    return line && { press, line, deadline: line.id, name: line.name }
  }
  if (press.what !== 'undo') return undefined
  const deeds = [...view.deeds, ...view.lines.flatMap((line) => line.deed ?? [])]
  const deed = deeds.find(({ id }) => id === press.deed)
  return deed && { deed, deadline: deadlineId(deed), name: shortName(deed, language) }
}

/** What it would do, to be confirmed: `BG-26-0042, presa visione: Rimanda a venerdì 27 novembre`. */
export function inWords(asked: Wanted, language: Language): string {
  const { kind } = asked.deed ?? asked.line.deadline
  return `${asked.name}, ${deadlineWords[language][kind]}: ${doing(asked, language)}.`
}

function doing(asked: Wanted, language: Language): string {
  const words = mailPageWords[language]
  if (asked.deed !== undefined) return words.undo
  const { act, until } = asked.press
  if (act !== 'snooze') return words.button[act]
  return `${words.putOff} ${words.putOffUntil(dayWords(until ?? asked.line.deadline.due, language))}`
}
