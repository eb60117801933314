import { toJson } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { byStandardWebhooks } from './sender-proof.ts'

/** Any program that speaks our own JSON. */
export const json: Sender = {
  contentType: 'application/json',
  proof: byStandardWebhooks,
  bodyOf({ submissionId, answers, blank = [] }) {
    const left = Object.fromEntries(blank.map((name) => [name, null]))
    return toJson({ submissionId, ...answers, ...left })
  },
}
