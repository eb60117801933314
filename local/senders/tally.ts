import { type FilledForm, inWords, madeUpId, type Question, questionsOf, toJson } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { byBodySignature } from './sender-proof.ts'

const types: Readonly<Record<Question['kind'], string>> = {
  text: 'INPUT_TEXT',
  paragraph: 'TEXTAREA',
  choice: 'DROPDOWN',
  choices: 'CHECKBOXES',
  'yes-no': 'MULTIPLE_CHOICE',
  number: 'INPUT_NUMBER',
  phone: 'INPUT_PHONE_NUMBER',
  email: 'INPUT_EMAIL',
}

/** Tally: keys of its own making, options as ids with the list beside them; blank ones are null. */
export const tally: Sender = {
  contentType: 'application/json',
  proof: byBodySignature('Tally-Signature', ''),
  bodyOf: (form, sentAt) => toJson(event('FORM_RESPONSE', form, sentAt)),
  unfinishedBodyOf: (form, sentAt) => toJson(event('FORM_OPENED', form, sentAt)),
}

function event(eventType: string, form: FilledForm, sentAt: Date) {
  const createdAt = sentAt.toISOString()
  return {
    eventId: madeUpId('event', form.submissionId, createdAt),
    eventType,
    createdAt,
    data: {
      responseId: form.submissionId,
      submissionId: form.submissionId,
      respondentId: madeUpId('respondent', form.submissionId),
      formId: 'wA7QLm',
      formName: 'Richiesta di accompagnamento',
      createdAt,
      fields: questionsOf(form).flatMap(fieldsOf),
    },
  }
}

/** Check boxes come once as a list, and once more each as a yes or no of its own. */
function fieldsOf(question: Question): object[] {
  const { name, title, kind, value } = question
  const field = { key: `question_${madeUpId(name)}`, label: title, type: types[kind] }
  if (value === undefined) return [{ ...field, value: null }]
  if (!['choice', 'choices', 'yes-no'].includes(kind)) return [{ ...field, value }]
  const options = optionsOf(question)
  const chosen = [inWords(value)].flat()
  const ids = options.filter(({ text }) => chosen.includes(text)).map(({ id }) => id)
  const boxes = options.map(({ id, text }) => ({
    key: `${field.key}_${id}`,
    label: `${title} (${text})`,
    type: field.type,
    value: ids.includes(id),
  }))
  return [{ ...field, value: ids, options }, ...(kind === 'choices' ? boxes : [])]
}

/** More options than were chosen, as in a real form. */
function optionsOf({ name, kind, value }: Question) {
  const others = kind === 'yes-no' ? ['Sì', 'No'] : ['(altro)']
  const texts = new Set([...[inWords(value ?? '')].flat(), ...others])
  return [...texts].map((text) => ({ id: madeUpId('option', name, text), text }))
}
