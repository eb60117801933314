import { correlationId } from '../domain/identifier.ts'

/**
 * The id that follows a request from the webhook to the last event. It is API Gateway's own request id: one that a
 * caller could choose might carry a name into logs and events.
 */
export function correlationIdOf(requestId: string | undefined): string {
  return correlationId.safeParse(requestId).data ?? 'none'
}
