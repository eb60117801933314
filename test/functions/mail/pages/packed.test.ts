import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { asset, packed } from '../../../../functions/mail/pages/packed.ts'
import { stylesheet, stylesheetPath } from '../../../../shared/pages/stylesheet.ts'

const long = { statusCode: 200, headers: { 'content-type': 'text/html' }, body: 'parola '.repeat(1000) }
const request = (method: string, accepts?: string) => ({
  ...{ method, path: '/', body: new Uint8Array(), arrivedAt: new Date(0), correlationId: 'test' },
  headers: { 'accept-encoding': accepts },
})
const unpacked = (body = '') => gunzipSync(Buffer.from(body, 'base64')).toString()

describe('an answer', () => {
  test('is packed for a browser that takes it so', () => {
    const answer = packed(long, request('GET', 'br, gzip;q=0.9'))
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/html' })
    expect(answer.isBase64Encoded).toBe(true)
    expect(unpacked(answer.body)).toBe(long.body)
  })

  test('is sent as it is to any other, and when it is short', () => {
    expect(packed(long, request('GET'))).toEqual(long)
    expect(packed({ ...long, body: 'breve' }, request('GET', 'gzip'))).toEqual({ ...long, body: 'breve' })
  })

  test('to HEAD has no body, and one without a body gets none', () => {
    const { body: _, ...head } = long
    expect(packed(long, request('HEAD', 'gzip'))).toEqual(head)
    expect(packed(head, request('POST', 'gzip'))).toEqual(head)
  })

  test('with the stylesheet is packed once, and the same', () => {
    expect(unpacked(packed(asset(stylesheetPath), request('GET', 'gzip')).body)).toBe(stylesheet)
  })
})
