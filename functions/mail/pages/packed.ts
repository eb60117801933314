import { gzipSync } from 'node:zlib'
import type { HttpAnswer, HttpRequest } from '../../../shared/edge/http-handler.ts'
import { stylesheet, stylesheetPath } from '../../../shared/pages/stylesheet.ts'

/** Less is sent faster as it is. */
const WORTH_PACKING_BYTES = 1400

/** The stylesheet, under a path that names its content: whoever has it never asks again. */
export function asset(path: string): HttpAnswer {
  if (path !== stylesheetPath) return { statusCode: 404, headers: { 'content-type': 'text/plain' }, body: '' }
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    },
    body: stylesheet,
  }
}

/** Packed once. */
const packedStylesheet = gzip(stylesheet)

/** The same answer as small as the browser takes it, which the HTTP API does not do; without a body for HEAD. */
export function packed(answer: HttpAnswer, { method, headers }: HttpRequest): HttpAnswer {
  const { body, ...head } = answer
  if (body === undefined || method === 'HEAD') return head
  const takesGzip = /\bgzip\b/.test(headers['accept-encoding'] ?? '')
  if (!takesGzip || body.length < WORTH_PACKING_BYTES) return answer
  const bytes = body === stylesheet ? packedStylesheet : gzip(body)
  return {
    ...head,
    headers: { ...head.headers, 'content-encoding': 'gzip' },
    body: bytes,
    isBase64Encoded: true,
  }
}

function gzip(text: string): string {
  return gzipSync(text).toString('base64')
}
