import { hash } from '../../shared/domain/hash.ts'
import { inWords, type Question, questionsOf, toJson } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { byStandardWebhooks } from './sender-proof.ts'

const types: Readonly<Record<Question['kind'], string>> = {
  text: 'TEXT',
  paragraph: 'PARAGRAPH_TEXT',
  choice: 'LIST',
  choices: 'CHECKBOX',
  'yes-no': 'MULTIPLE_CHOICE',
  number: 'TEXT',
  phone: 'TEXT',
  email: 'TEXT',
}

/** Google Forms by our Apps Script: each answered question with its title; every answer a text or a list of texts. */
export const googleForms: Sender = {
  contentType: 'application/json',
  proof: byStandardWebhooks,
  bodyOf: (form, sentAt) =>
    toJson({
      responseId: form.submissionId,
      submittedAt: sentAt.toISOString(),
      answers: questionsOf(form).flatMap(({ name, title, kind, value }) =>
        value === undefined ? [] : [{ id: itemId(name), title, type: types[kind], value: inWords(value) }],
      ),
    }),
}

/** Google's ids of questions are whole numbers. */
function itemId(name: string): number {
  return Number.parseInt(hash('item', name).slice(0, 7), 16)
}
