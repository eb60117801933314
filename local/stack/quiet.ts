import type { StackDefinition } from '../template.ts'
import { deadLetterQueues } from './dead-letters.ts'
import type { Services } from './services.ts'

/** Names what is under way; empty when nothing is. Dead letters rest until a person takes them up. */
export function unquiet(stack: StackDefinition, services: Services): readonly string[] {
  const resting = new Set(deadLetterQueues(stack))
  const queues = Object.entries(services.sqs.depths())
    .filter(([name]) => !resting.has(name))
    .map(([name, { visible, inFlight, delayed }]) => [`queue ${name}`, visible + inFlight + delayed] as const)
  const mapped = services.mappings.reduce((sum, mapping) => sum + mapping.pending(), 0)
  const counts = [
    ...queues,
    ['invocations', services.lambda.inFlight()],
    ['invocations to be tried again', services.invoker.pending()],
    ['deliveries of the bus', services.eventbridge.pending()],
    ['records of queues and streams', mapped],
  ] as const
  return counts.filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${count}`)
}
