import type { HttpRequest } from '../../../shared/edge/http-handler.ts'

/** What people write into a page is far shorter. */
const MAX_FORM_BYTES = 64 * 1024

/** The fields of a form that was sent; undefined when it is none, or more than a person writes. */
export function formOf({
  headers,
  body,
}: Pick<HttpRequest, 'headers' | 'body'>): URLSearchParams | undefined {
  const [type] = (headers['content-type'] ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return undefined
  if (body.byteLength > MAX_FORM_BYTES) return undefined
  return new URLSearchParams(Buffer.from(body).toString('utf8'))
}
