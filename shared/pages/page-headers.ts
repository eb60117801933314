/**
 * Headers of every page. It has no scripts, no images and nothing from elsewhere; nobody may keep it, frame it, or learn
 * its address from it. With `no-referrer` browsers send `Origin: null` on a POST: what comes from our own page is told
 * by fetch metadata and the nonce.
 */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'strict-transport-security': 'max-age=31536000',
  vary: 'accept-encoding',
} as const
