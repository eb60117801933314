import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** What the outside sees when something is not done: RFC 9457, without a word on what went wrong inside. */
export interface ProblemAnswer {
  readonly status: number
  readonly title: string
  /** What the caller can do. */
  readonly detail: string
  readonly retryAfterSeconds?: number
}

/** An answer as `application/problem+json`, with the correlation id in header and body. */
export function problemJson(
  problem: ProblemAnswer,
  correlationId: string,
): APIGatewayProxyStructuredResultV2 {
  const { status, title, detail, retryAfterSeconds } = problem
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'x-correlation-id': correlationId,
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify({ type: 'about:blank', title, status, detail, correlationId }),
  }
}

/** An answer as `application/json`, with the correlation id as header. */
export function json(status: number, body: object, correlationId: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', 'x-correlation-id': correlationId },
    body: JSON.stringify(body),
  }
}
