import { isOver } from '../../../shared/domain/link.ts'
import type { HttpAnswer, HttpRequest } from '../../../shared/edge/http-handler.ts'
import { senderOfForm } from '../../../shared/pages/fetch-metadata.ts'
import { postSenderPage, showSenderPage } from '../sender/sender-page.tsx'
import { confirmPage } from './confirm-page.tsx'
import { asAsked, isConfirmed } from './confirmation.ts'
import { formOf } from './form-post.ts'
import type { LinkGround } from './link-ground.ts'
import { mailPage } from './mail-page.tsx'
import { postMail } from './mail-post.ts'
import { isNonce } from './nonce.ts'
import { leftPage, notOursPage } from './notice-page.tsx'
import { openMail, readerOf, workplacesOf } from './opened-mail.ts'
import { partnerPage } from './partner-page.tsx'
import { PRESS, readPress } from './press.ts'
import { expiredPage, renewLink } from './renewal.tsx'

/**
 * The page of a link, as things stand. Changes nothing.
 * @param changed the deadline that a button of the page changed just before
 */
export async function linkPage(ground: LinkGround, changed?: string): Promise<HttpAnswer> {
  const { link, now, language } = ground
  const operator = readerOf(ground)
  if (isOver(link, now)) return (await isGone(ground, operator)) ? leftPage(language) : expiredPage(ground)
  if (link.kind === 'sender') return showSenderPage(ground)
  if (operator === undefined) return partnerPage(ground)
  const view = await openMail(ground, operator)
  return view === undefined ? leftPage(language) : mailPage(view, ground, { changed })
}

/** A form that was sent to a link's page. What no person sent from that very page changes nothing. */
export async function postToLink(request: HttpRequest, ground: LinkGround): Promise<HttpAnswer> {
  const { token, link, now, language, action } = ground
  const sender = senderOfForm(request.headers)
  const form = formOf(request)
  if (form === undefined || sender === 'elsewhere') return notOursPage(language, action)
  const isSure = sender === 'person' || (sender === 'unsure' && isConfirmed(form, token))
  if (link.kind === 'sender' && !isOver(link, now)) {
    if (!isNonce(form.get('nonce'), token, link.kind)) return notOursPage(language, action)
    const isTaken = isSure || tellsDanger(form)
    return isTaken ? postSenderPage(asAsked(form), ground) : confirmPage(form, ground)
  }
  const press = readPress(form.get(PRESS), token)
  if (press === undefined) return notOursPage(language, action)
  const operator = readerOf(ground)
  if (isOver(link, now)) {
    if (await isGone(ground, operator)) return leftPage(language)
    if (press.what !== 'renew') return expiredPage(ground)
    return isSure ? renewLink(ground) : confirmPage(form, ground)
  }
  if (operator === undefined) return partnerPage(ground)
  return postMail({ press, form, isSure }, ground, operator)
}

/** A danger waits for no second question: a person hears of a false alarm, nobody of a lost one. */
function tellsDanger(form: URLSearchParams): boolean {
  return form.get('do') === 'add' && (form.get('child_in_danger') ?? '') !== ''
}

async function isGone(ground: LinkGround, operator: string | undefined): Promise<boolean> {
  return operator !== undefined && (await workplacesOf(ground, operator)) === undefined
}
