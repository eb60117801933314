import type { IncomingHttpHeaders } from 'node:http'
import type { buildApp } from 'fauxqs'
import type { CallHooks, ServiceCall } from '../contracts.ts'
import { accessKeyIdOf } from '../stack/http-server.ts'

type Application = ReturnType<typeof buildApp>

/** Asks the hooks before and after every call of a client; a throttled call is answered as SQS answers it. */
export function addCallHooks(app: Application, hooks: CallHooks): void {
  app.addHook('preHandler', async (request, reply) => {
    const call = callOf(request.headers)
    if (!call || hooks.before?.(call) !== 'throttle') return
    return reply
      .status(403)
      .header('content-type', 'application/x-amz-json-1.0')
      .header('x-amzn-query-error', 'RequestThrottled;Sender')
      .send(
        JSON.stringify({
          __type: 'com.amazonaws.sqs#RequestThrottled',
          message: 'The request was denied due to request throttling.',
        }),
      )
  })
  app.addHook('onSend', async (request, reply) => {
    const call = callOf(request.headers)
    if (call && reply.statusCode < 400) hooks.after?.(call)
  })
}

function callOf(headers: IncomingHttpHeaders): ServiceCall | undefined {
  const [service, operation] = String(headers['x-amz-target'] ?? '').split('.')
  if (service !== 'AmazonSQS' || !operation) return undefined
  return { service: 'sqs', operation, accessKeyId: accessKeyIdOf(headers) ?? '' }
}
