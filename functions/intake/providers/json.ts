import { readJsonBody } from './json-body.ts'
import { standardWebhooks } from './proof.ts'
import { type Provider, unreadable } from './provider.ts'
import { textId } from './text-id.ts'

const ID = 'submissionId'

/**
 * Our own JSON, for any program: one flat object whose keys are the field dictionary's names, and `submissionId`.
 * Proven by Standard Webhooks.
 */
export const json: Provider = {
  contentTypes: ['application/json'],
  proof: standardWebhooks,
  headOf: (body) => ({ submissionId: textId(readJsonBody(body).value?.[ID]), isFinal: true }),
  isOwnName: (name) => name === ID,
  read(body) {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return unreadable(problem)
    const answers = Object.entries(value).filter(([name, said]) => name !== ID || textId(said) === undefined)
    return {
      answers: answers.map(([name, said]) => ({ names: [name], value: said })),
      problems: [],
      remarks: [],
    }
  },
}
