import { linkId } from '../../shared/domain/link.ts'
import { type HttpAnswer, type HttpRequest, httpHandler } from '../../shared/edge/http-handler.ts'
import { setting } from '../../shared/settings.ts'
import { findLink } from '../../shared/table/link-store.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { accessibilityPage } from './pages/accessibility-page.tsx'
import { languageOf } from './pages/addressee-language.ts'
import type { LinkGround } from './pages/link-ground.ts'
import { linkPage, postToLink } from './pages/link-page.ts'
import { nonceOf } from './pages/nonce.ts'
import { unknownPage, wrongMethodPage } from './pages/notice-page.tsx'
import { asset, packed } from './pages/packed.ts'

/**
 * GET, HEAD and POST /l/{token}: the page behind a link in an e-mail, and its buttons; and the stylesheet of the pages.
 * Mail scanners fetch links: nothing but a POST that a person sent from the page itself changes anything.
 */
export const handler = httpHandler(
  () => openTable(setting('TABLE_NAME')),
  async (request, table, now) => packed(await open(request, table, now), request),
)

const methods = new Set(['GET', 'HEAD', 'POST'])
const tokenText = /^[A-Za-z0-9_-]{43}$/

async function open(request: HttpRequest, table: Table, now: Date): Promise<HttpAnswer> {
  const { method, path } = request
  if (!methods.has(method)) return wrongMethodPage()
  const [, root, name = '', changed] = path.split('/')
  if (root === 'assets') return asset(path)
  if (name === 'accessibilita') return accessibilityPage()
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
  return { table, now, correlationId, link, token, action: `/l/${token}`, language, nonce }
}
