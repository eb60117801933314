import type { Deed } from '../../../shared/domain/deed.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import type { LinkGround } from './link-ground.ts'
import { PRESS, pressValue } from './press.ts'

interface Undo {
  readonly deed: Deed
  /** What it was done to, for those who hear the page. */
  readonly name: string
  readonly ground: LinkGround
}

/** A button that undoes what was done by link. */
export function UndoForm({ deed, name, ground: { action, token, language } }: Undo) {
  const words = mailPageWords[language]
  const value = pressValue({ what: 'undo', deed: deed.id }, token)
  return (
    <form method="post" action={action}>
      <button type="submit" name={PRESS} value={value} class="btn btn-outline-primary">
        {words.undo}
        <span class="visually-hidden">{words.of(name)}</span>
      </button>
    </form>
  )
}
