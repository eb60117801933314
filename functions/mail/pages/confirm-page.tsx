import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { linkPageWords } from '../../../shared/texts/link-page-words.ts'
import { asAsked, CONFIRM, confirmValue } from './confirmation.ts'
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
  const { confirm, confirmButton, confirmBack } = linkPageWords[language]
  const says = [...(what === undefined ? [] : [what]), ...confirm.says]
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
