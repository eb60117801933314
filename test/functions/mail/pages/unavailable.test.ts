import { afterEach, expect, test, vi } from 'vitest'
import { captureLog } from '../../../support/captured-log.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('whoever opens a link while the table does not answer reads so in words, on a page', async () => {
  const log = captureLog()
  vi.stubEnv('TABLE_NAME', 'nowhere')
  vi.stubEnv('AWS_REGION', 'eu-south-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'none')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none')
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9')
  const { handler } = await import('../../../../functions/mail/open-link.ts')
  const token = 'A'.repeat(43)
  const event = {
    rawPath: `/l/${token}`,
    headers: { accept: 'text/html' },
    requestContext: { http: { method: 'GET' }, requestId: 'r-1', timeEpoch: 0 },
  }
  const answer = await handler(event as never, { getRemainingTimeInMillis: () => 8000 } as never)
  expect(answer).toMatchObject({
    statusCode: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'retry-after': expect.any(String),
    },
  })
  expect(answer.body).toContain('lang="it"')
  expect(answer.body).toContain('112')
  expect(log.text()).toContain('503')
  expect(log.text()).not.toContain(token)
  log.release()
})
