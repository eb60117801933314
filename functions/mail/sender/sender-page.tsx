import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { renderPage } from '../../../shared/pages/page.tsx'
import type { LinkGround } from '../pages/link-ground.ts'

/** The page of a `sender` link, as things stand. Changes nothing. */
export async function showSenderPage(_ground: LinkGround): Promise<HttpAnswer> {
  return renderPage({ language: 'it', title: 'La richiesta', body: null })
}

/** The same after a form of it was posted. The nonce has been checked before; its hidden field is `nonce`. */
export async function postSenderPage(_form: URLSearchParams, ground: LinkGround): Promise<HttpAnswer> {
  return showSenderPage(ground)
}
