import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'

/** The little of Lambda's context that handlers may use. */
export const context = { awsRequestId: 'invocation-1', getRemainingTimeInMillis: () => 5000 } as Context

interface Given {
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: Uint8Array
  readonly at?: Date
}

/** A request as an HTTP API hands it to a function (payload format 2.0), body in base64. */
export function httpEvent({
  path = '/status',
  method = 'GET',
  headers = {},
  body,
  at = new Date(),
}: Given): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: Object.fromEntries(Object.entries(headers).filter((pair) => pair[1] !== undefined)),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '18/Jan/2026:18:17:02 +0000',
      timeEpoch: at.getTime(),
    },
    isBase64Encoded: body !== undefined,
    ...(body === undefined ? {} : { body: Buffer.from(body).toString('base64') }),
  }
}
