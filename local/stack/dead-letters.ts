import type { StackDefinition } from '../template.ts'

/** The queues that hold what could not be delivered or handled, in the order of the template. */
export function deadLetterQueues(stack: StackDefinition): readonly string[] {
  const named = new Set([
    ...stack.queues.map(({ redrive }) => redrive?.deadLetterQueueName),
    ...stack.rules.flatMap(({ targets }) => targets.map(({ deadLetterQueueName }) => deadLetterQueueName)),
    ...stack.schedules.map(({ deadLetterQueueName }) => deadLetterQueueName),
    ...stack.streamMappings.map(({ onFailureQueueName }) => onFailureQueueName),
  ])
  return stack.queues.map(({ name }) => name).filter((name) => named.has(name))
}
