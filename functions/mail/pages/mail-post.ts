import type { Occasion } from '../../../events/announce.ts'
import { perform } from '../../../shared/casework/acts/perform.ts'
import { undo } from '../../../shared/casework/acts/undo.ts'
import { handoverReason } from '../../../shared/domain/handover.ts'
import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { Conflict, NotFound, Refused } from '../../../shared/errors.ts'
import { pageHeaders } from '../../../shared/pages/page-headers.ts'
import { eventsAt } from '../../../shared/table/event-store.ts'
import { confirmPage } from './confirm-page.tsx'
import { lineAnchor } from './line-anchor.ts'
import type { LinkGround } from './link-ground.ts'
import { mailPage } from './mail-page.tsx'
import type { LineView } from './mail-view.ts'
import { leftPage, notOursPage } from './notice-page.tsx'
import { openMail } from './opened-mail.ts'
import type { Press } from './press.ts'
import { inWords, type Wanted, wantedOf } from './wanted.ts'

/** A form of a mail's page, after its nonce was checked. */
interface Asked {
  readonly press: Press
  readonly form: URLSearchParams
  /** A person pressed the button, or said once more that they mean it. */
  readonly isSure: boolean
}

/** Does what a button of an operator's page says, and leads back to its line; or says why nothing has changed. */
export async function postMail(
  { press, form, isSure }: Asked,
  ground: LinkGround,
  operator: string,
): Promise<HttpAnswer> {
  const { language, action } = ground
  const view = await openMail(ground, operator)
  if (view === undefined) return leftPage(language)
  const asked = wantedOf(press, view, language)
  if (asked === undefined && press.what === 'undo') return mailPage(view, ground, { failure: tooLate })
  if (asked === undefined) return notOursPage(language, action)
  if (!isSure) return confirmPage(form, ground, inWords(asked, language))
  try {
    await doAsked(asked, form, ground, operator)
    return backTo(ground, asked.deadline)
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Conflict || error instanceof NotFound)) throw error
    return failed(asked, ground, operator)
  }
}

const tooLate = { isUndo: true, isByReader: true }

/** Does what was asked, or throws why not. */
async function doAsked(asked: Wanted, form: URLSearchParams, ground: LinkGround, operator: string) {
  const { table, link, now, correlationId } = ground
  const occasion: Occasion = { at: now, actor: link.addressee, via: 'link', correlationId }
  if (asked.deed !== undefined) return undo(table, asked.deed, occasion)
  const { subject, kind, number } = asked.line.deadline
  const { act, version, until } = asked.press
  const reason = handoverReason.safeParse(form.get('reason')).data
  const button = { deadline: { subject, kind, number }, version, act, until, reason }
  return perform(table, { ...button, mail: link.mail, operator }, occasion)
}

/** To be loaded anew: going back or reloading then sends nothing again. */
function backTo({ action, language }: LinkGround, deadline: string): HttpAnswer {
  const location = `${action}/${deadline}#${lineAnchor(deadline)}`
  return { statusCode: 303, headers: { ...pageHeaders, 'content-language': language, location } }
}

async function failed(asked: Wanted, ground: LinkGround, operator: string): Promise<HttpAnswer> {
  const view = await openMail(ground, operator)
  if (view === undefined) return leftPage(ground.language)
  const { deadline, name } = asked
  const line = view.lines.find(({ id }) => id === deadline)
  const isByReader = line !== undefined && (await enderOf(ground, line)) === ground.link.addressee
  return mailPage(view, ground, { failure: { isUndo: asked.deed !== undefined, deadline, name, isByReader } })
}

/** Who ended it, as the events of that instant say. */
async function enderOf({ table }: LinkGround, { deadline }: LineView): Promise<string | undefined> {
  if (deadline.status === 'open') return undefined
  const [event] = await eventsAt(table, deadline.subject, deadline.endedAt)
  return event?.actor
}
