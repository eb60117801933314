import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { linkPageWords } from '../../../shared/texts/link-page-words.ts'
import { asAsked, CONFIRM, confirmValue, isConfirmed } from './confirmation.ts'
import type { LinkGround } from './link-ground.ts'
import { noticePage } from './notice-page.tsx'

/**
 * Asks once more, where the browser does not say that a person pressed the button: mail scanners run scripts too. The
 * form is repeated as it was sent.
 * @param what is to be done, in words, where it can be said
 */
export function confirmPage(
  form: URLSearchParams,
  { language, action, token }: Pick<LinkGround, 'language' | 'action' | 'token'>,
  what?: string,
): HttpAnswer {
  const { confirm, confirmAgain, confirmButton, confirmBack } = linkPageWords[language]
  // Whoever has confirmed once and is asked again would be so for ever: this browser is not believed.
  const more = isConfirmed(form, token) ? confirmAgain : confirm.says
  const says = [...(what === undefined ? [] : [what]), ...more]
  const below = (
    <form method="post" action={action} class="actions">
      {[...asAsked(form)].map(([name, value], place) => (
        <input key={`${name} ${place}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name={CONFIRM} value={confirmValue(form, token)} />
      <button type="submit" class="btn btn-primary">
        {confirmButton}
      </button>
      <a href={action}>{confirmBack}</a>
    </form>
  )
  return noticePage({ language, notice: { ...confirm, says }, below })
}
