const allowed = /^[A-Za-z0-9=_-]{1,64}$/

/**
 * The id that follows a request from the webhook to the last event. It is API Gateway's own request id: one that a
 * caller could choose might carry a name into logs and events.
 */
export function correlationIdOf(requestId: string | undefined): string {
  return requestId !== undefined && allowed.test(requestId) ? requestId : 'none'
}
