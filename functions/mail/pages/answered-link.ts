import { linkId } from '../../../shared/domain/link.ts'
import type { HttpAnswer, HttpRequest } from '../../../shared/edge/http-handler.ts'
import { ACCESSIBILITY, LINKS } from '../../../shared/pages/paths.ts'
import { findLink } from '../../../shared/table/link-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { accessibilityPage } from './accessibility-page.tsx'
import { languageOf } from './addressee.ts'
import type { LinkGround } from './link-ground.ts'
import { linkPage, postToLink } from './link-page.ts'
import { nonceOf } from './nonce.ts'
import { unknownPage, wrongMethodPage } from './notice-page.tsx'
import { asset } from './packed.ts'

const methods = new Set(['GET', 'HEAD', 'POST'])
const tokenText = /^[A-Za-z0-9_-]{43}$/

/** What a request for a link, or for what its page needs, is answered. */
export async function answerLink(request: HttpRequest, table: Table, now: Date): Promise<HttpAnswer> {
  const { method, path } = request
  if (!methods.has(method)) return wrongMethodPage()
  const [, root, name = '', changed] = path.split('/')
  if (root === 'assets') return asset(path)
  if (name === ACCESSIBILITY) return accessibilityPage()
  const ground = await groundOf(name, request, table, now)
  if (ground === undefined) return unknownPage()
  return method === 'POST' ? postToLink(request, ground) : linkPage(ground, changed)
}

/** What never was a link, and what was revoked, is not told apart. */
async function groundOf(
  token: string,
  { correlationId }: HttpRequest,
  table: Table,
  now: Date,
): Promise<LinkGround | undefined> {
  const link = tokenText.test(token) ? await findLink(table, linkId(token)) : undefined
  if (link === undefined || link.revokedAt !== undefined) return undefined
  const language = await languageOf(table, link.addressee)
  const nonce = nonceOf(token, link.kind)
  return { table, now, correlationId, link, token, action: `${LINKS}/${token}`, language, nonce }
}
