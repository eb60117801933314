import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { renderPage } from '../../../shared/pages/page.tsx'
import { senderPageNoticeWords } from '../../../shared/texts/sender-page-notice-words.ts'
import type { LinkGround } from '../pages/link-ground.ts'
import { isWithdrawable, type SenderStanding } from './standing.ts'
import { DangerBox } from './standing-part.tsx'

/** How a request is taken back: by a button where that may be, else by telephone. */
export function WithdrawPart({
  standing,
  ground,
}: {
  readonly standing: SenderStanding
  readonly ground: LinkGround
}) {
  const { heading, intro, button, byPhone } = senderPageNoticeWords[ground.language].withdraw
  if (!isWithdrawable(standing)) {
    return (
      <section>
        <h2>{heading}</h2>
        <p>{byPhone}</p>
      </section>
    )
  }
  return (
    <section>
      <h2>{heading}</h2>
      <p>{intro}</p>
      <form method="post" action={ground.action}>
        <input type="hidden" name="nonce" value={ground.nonce} />
        <button type="submit" name="do" value="withdraw" class="btn btn-outline-primary">
          {button}
        </button>
      </form>
    </section>
  )
}

/** Asks once more; nothing has changed yet. */
export function withdrawQuestion(standing: SenderStanding, ground: LinkGround): HttpAnswer {
  const { language, action, nonce } = ground
  const { question, consequences, confirm, keep } = senderPageNoticeWords[language].withdraw
  const body = (
    <>
      {consequences.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <form method="post" action={action} class="actions">
        <input type="hidden" name="nonce" value={nonce} />
        <button type="submit" name="do" value="withdraw-confirmed" class="btn btn-primary">
          {confirm}
        </button>
        <a href={action}>{keep}</a>
      </form>
      <DangerBox {...{ language, standing }} />
    </>
  )
  return renderPage({ language, title: question, body })
}
