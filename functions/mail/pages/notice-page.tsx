import type { ComponentChildren } from 'preact'
import type { Language } from '../../../shared/domain/language.ts'
import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { renderPage } from '../../../shared/pages/page.tsx'
import { linkPageWords, type Notice } from '../../../shared/texts/link-page-words.ts'

interface NoticePage {
  readonly language: Language
  readonly notice: Notice
  readonly status?: number
  /** What stands under it: a form, a link back. */
  readonly below?: ComponentChildren
}

/** A page that says how things stand, and nothing else. */
export function noticePage({ language, notice, status = 200, below }: NoticePage): HttpAnswer {
  const body = (
    <>
      {notice.says.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {below}
    </>
  )
  return renderPage({ language, title: notice.title, status, body })
}

/**
 * For a link that never was, is revoked, or is not wholly written: one and the same answer, in both languages, for nobody
 * knows who reads it.
 */
export function unknownPage(): HttpAnswer {
  return inBoth('unknown', 404)
}

/** While the page cannot be made: in both languages too, because nobody knows by then who reads it. */
export function unavailablePage(correlationId: string, retryAfterSeconds: number): HttpAnswer {
  const answer = inBoth('unavailable', 503)
  const besides = { 'retry-after': String(retryAfterSeconds), 'x-correlation-id': correlationId }
  return { ...answer, headers: { ...answer.headers, ...besides } }
}

function inBoth(notice: 'unknown' | 'unavailable', status: number): HttpAnswer {
  const { title, says } = linkPageWords.en[notice]
  const below = (
    <section lang="en" class="other-language">
      <h2>{title}</h2>
      {says.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  )
  return noticePage({ language: 'it', notice: linkPageWords.it[notice], status, below })
}

/** For a form that no page of the link can have sent. */
export function notOursPage(language: Language, action: string): HttpAnswer {
  const { notOurs, back } = linkPageWords[language]
  const below = (
    <p>
      <a href={action}>{back}</a>
    </p>
  )
  return noticePage({ language, notice: notOurs, status: 403, below })
}

/** For somebody who works here no longer. */
export function leftPage(language: Language): HttpAnswer {
  return noticePage({ language, notice: linkPageWords[language].left, status: 403 })
}

export function wrongMethodPage(): HttpAnswer {
  const answer = noticePage({ language: 'it', notice: linkPageWords.it.wrongMethod, status: 405 })
  return { ...answer, headers: { ...answer.headers, allow: 'GET, HEAD, POST' } }
}
