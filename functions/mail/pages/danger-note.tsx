import type { District } from '../../../shared/domain/district.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import { NumbersToCall } from './numbers-to-call.tsx'

interface Note {
  readonly phones: District['phones']
  readonly language: Language
}

/** Whom to call, over everything else, while a danger waits for a named person to confirm it. */
export function DangerNote({ phones, language }: Note) {
  const { title, says } = mailPageWords[language].dangerNote
  return (
    <aside class="danger-box" aria-labelledby="in-danger">
      <h2 id="in-danger">{title}</h2>
      <p>{says}</p>
      <NumbersToCall phones={phones} language={language} />
    </aside>
  )
}
