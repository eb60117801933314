import { type AnswerValue, inWords, questionsOf, toJson } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { bySecretHeader } from './sender-proof.ts'

/** Microsoft Forms by Power Automate: flat, every answer a text; several chosen options are a JSON list inside a text. */
export const powerAutomate: Sender = {
  contentType: 'application/json',
  proof: bySecretHeader,
  bodyOf: (form) =>
    toJson({
      responseId: form.submissionId,
      ...Object.fromEntries(questionsOf(form).map(({ name, value }) => [name, written(value)])),
    }),
}

function written(value: AnswerValue | undefined): string {
  if (value === undefined) return ''
  const words = inWords(value)
  return typeof words === 'string' ? words : JSON.stringify(words)
}
