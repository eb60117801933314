/** Puts the runner's addresses where the template has those of AWS. */

import { queueUrlOnAws } from '../template/arns.ts'
import type { FunctionDefinition } from '../template/functions.ts'
import type { StackDefinition } from '../template.ts'

interface Addresses {
  queueUrl(name: string): string
  readonly http: string
}

/** The functions with an environment that names this machine. */
export function functionsHere(stack: StackDefinition, addresses: Addresses): FunctionDefinition[] {
  const replacements = new Map(
    stack.queues.map(({ name }) => [queueUrlOnAws(stack.environment, name), addresses.queueUrl(name)]),
  )
  if (stack.api) replacements.set(stack.api.urlOnAws, addresses.http)
  const here = (text: string) => {
    const whole = replacements.get(text)
    // An address may also be the beginning of a longer one; a queue's is always used whole.
    return whole ?? (stack.api ? text.replaceAll(stack.api.urlOnAws, addresses.http) : text)
  }
  return stack.functions.map((definition) => ({
    ...definition,
    environment: Object.fromEntries(
      Object.entries(definition.environment).map(([name, value]) => [name, here(value)]),
    ),
  }))
}
