import { request as httpRequest } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterEach, describe, expect, test } from 'vitest'
import { type LocalApiGateway, startApiGateway } from '../../local/api-gateway.ts'
import type { InvocationResult } from '../../local/contracts.ts'

let gateway: LocalApiGateway | undefined
afterEach(() => gateway?.stop())

const routes = [
  { routeKey: 'ANY /webhooks/{proxy+}', functionName: 'door', timeoutMs: 30_000 },
  { routeKey: 'GET /status', functionName: 'status', timeoutMs: 50 },
  { routeKey: 'GET /items/{id}', functionName: 'item', timeoutMs: 30_000 },
  { routeKey: 'GET /items/new', functionName: 'newItem', timeoutMs: 30_000 },
]

type Invoke = (name: string, event: APIGatewayProxyEventV2) => Promise<InvocationResult>

async function serve(invoke: Invoke): Promise<string> {
  gateway = await startApiGateway({})
  gateway.serve(
    { apiId: 'api', urlOnAws: '', routes },
    { invoke: (name, event) => invoke(name, event as APIGatewayProxyEventV2) },
  )
  return gateway.url
}

/** Serves with a function that keeps its last event and answers 200. */
async function serveEcho() {
  const seen: { name: string; event: APIGatewayProxyEventV2 }[] = []
  const url = await serve(async (name, event) => {
    seen.push({ name, event })
    return { ok: true, payload: { statusCode: 200 } }
  })
  return { url, seen }
}

const returning = (payload: unknown) => serve(async () => ({ ok: true, payload }))

describe('the event of a request', () => {
  test('has path, query, lower-cased headers, cookies apart and the real time', async () => {
    const { url, seen } = await serveEcho()
    const before = Date.now()
    await new Promise((resolve, reject) => {
      const headers = { 'X-Twice': ['a', 'b'], Cookie: 'one=1; two=2', 'User-Agent': 'test/1' }
      httpRequest(`${url}/webhooks/form-1/a%20b?x=1&x=2&y=%C3%A8`, { headers }, resolve)
        .on('error', reject)
        .end()
    })
    const event = seen[0]?.event
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /webhooks/{proxy+}',
      rawPath: '/webhooks/form-1/a b',
      rawQueryString: 'x=1&x=2&y=%C3%A8',
      queryStringParameters: { x: '1,2', y: 'è' },
      pathParameters: { proxy: 'form-1/a b' },
      cookies: ['one=1', 'two=2'],
      headers: { 'x-twice': 'a,b', 'user-agent': 'test/1' },
      requestContext: {
        stage: '$default',
        http: { method: 'GET', sourceIp: '127.0.0.1', userAgent: 'test/1', protocol: 'HTTP/1.1' },
      },
      isBase64Encoded: false,
    })
    expect(event).not.toHaveProperty('body')
    expect(event?.headers).not.toHaveProperty('cookie')
    expect(event?.requestContext.timeEpoch).toBeGreaterThanOrEqual(before)
    expect(event?.requestContext.timeEpoch).toBeLessThanOrEqual(Date.now())
  })

  test.each(['application/json', 'text/plain; charset=utf-8', 'application/xml', 'application/javascript'])(
    'has a body of type %s as text',
    async (type) => {
      const { url, seen } = await serveEcho()
      await fetch(`${url}/webhooks/f`, { method: 'POST', body: '{"è":1}', headers: { 'content-type': type } })
      expect(seen[0]?.event).toMatchObject({ body: '{"è":1}', isBase64Encoded: false })
    },
  )

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    '',
  ])('has a body of type "%s" in base64, byte for byte', async (type) => {
    const { url, seen } = await serveEcho()
    const body = Buffer.from([0, 255, 128, 10])
    await fetch(`${url}/webhooks/f`, { method: 'POST', body, headers: { 'content-type': type } })
    expect(seen[0]?.event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true })
  })

  test('is base64 too when it calls itself JSON and is no UTF-8, so that no byte is lost', async () => {
    const { url, seen } = await serveEcho()
    const body = Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])
    await fetch(`${url}/webhooks/f`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(seen[0]?.event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true })
  })
})

describe('the route of a request', () => {
  test.each([
    ['POST', '/webhooks/f', 'door'],
    ['DELETE', '/webhooks/f/secret', 'door'],
    ['GET', '/items/new', 'newItem'],
    ['GET', '/items/7', 'item'],
  ])('%s %s is the most specific one', async (method, path, name) => {
    const { url, seen } = await serveEcho()
    await fetch(url + path, { method })
    expect(seen.map((call) => call.name)).toEqual([name])
  })

  test.each([
    ['POST', '/status'],
    ['GET', '/'],
    ['GET', '/webhooks'],
    ['GET', '/webhooks/'],
    ['GET', '/items/7/more'],
  ])('%s %s is unknown and answered 404', async (method, path) => {
    const { url, seen } = await serveEcho()
    const response = await fetch(url + path, { method })
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }])
    expect(seen).toEqual([])
  })
})

describe('the answer to a request', () => {
  test('is what the function says, with its headers and cookies', async () => {
    const url = await returning({
      statusCode: 202,
      headers: { 'X-Id': 7 },
      cookies: ['a=1', 'b=2'],
      body: 'ciao',
    })
    const response = await fetch(`${url}/webhooks/f`)
    expect([response.status, await response.text(), response.headers.get('x-id')]).toEqual([202, 'ciao', '7'])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('is decoded when the function sends base64', async () => {
    const url = await returning({
      statusCode: 200,
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    })
    expect([...new Uint8Array(await (await fetch(`${url}/webhooks/f`)).arrayBuffer())]).toEqual([0, 255])
  })

  test.each([
    [{ anything: 1 }, '{"anything":1}'],
    ['just text', 'just text'],
    [null, 'null'],
  ])('is 200 and JSON when the function returns %j without a status', async (payload, text) => {
    const response = await fetch(`${await returning(payload)}/webhooks/f`)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'application/json',
      text,
    ])
  })

  test.each([
    ['the invocation fails', { ok: false, errorType: 'Error', errorMessage: 'secret detail' } as const],
    ['the status is no status', { ok: true, payload: { statusCode: 'teapot' } } as const],
    [
      'a header cannot be sent',
      { ok: true, payload: { statusCode: 200, headers: { a: 'x\r\ny' } } } as const,
    ],
  ])('is 500 and says nothing when %s', async (_, result) => {
    const response = await fetch(`${await serve(async () => result)}/webhooks/f`)
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }])
  })

  test('is 503 when the function takes longer than the integration waits', async () => {
    const url = await serve(() => new Promise(() => undefined))
    expect((await fetch(`${url}/status`)).status).toBe(503)
  })

  test('is 413 above 10 MB, without the function being asked', async () => {
    const { url, seen } = await serveEcho()
    const tooLong = Buffer.alloc(10 * 1024 * 1024 + 1)
    expect((await fetch(`${url}/webhooks/f`, { method: 'POST', body: tooLong })).status).toBe(413)
    expect(seen).toEqual([])
  })

  test('is 400 when the path cannot be decoded', async () => {
    const { url } = await serveEcho()
    expect((await fetch(`${url}/webhooks/%E0%A4%A`)).status).toBe(400)
  })

  test('is 503 before the stack is ready', async () => {
    gateway = await startApiGateway({})
    expect((await fetch(`${gateway.url}/status`)).status).toBe(503)
  })
})

test('stopping waits for the request under way', async () => {
  let finish: (() => void) | undefined
  const url = await serve(
    () =>
      new Promise((resolve) => {
        finish = () => resolve({ ok: true, payload: { statusCode: 202 } })
      }),
  )
  const response = fetch(`${url}/webhooks/f`)
  await expect.poll(() => finish).toBeDefined()
  const stopped = gateway?.stop()
  finish?.()
  expect((await response).status).toBe(202)
  await stopped
  await expect(fetch(`${url}/webhooks/f`)).rejects.toThrow()
})

test('a taken port is an error that names it', async () => {
  gateway = await startApiGateway({})
  await expect(startApiGateway({ port: Number(new URL(gateway.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
