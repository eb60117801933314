import { type FilledForm, madeUpId, type Question, questionsOf, toJson } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { byBodySignature } from './sender-proof.ts'

const types: Readonly<Record<Question['kind'], string>> = {
  text: 'short_text',
  paragraph: 'long_text',
  choice: 'dropdown',
  choices: 'multiple_choice',
  'yes-no': 'yes_no',
  number: 'number',
  phone: 'phone_number',
  email: 'email',
}

/** Typeform: the questions in `definition`, the answers beside them, blank ones left out. */
export const typeform: Sender = {
  contentType: 'application/json',
  proof: byBodySignature('Typeform-Signature', 'sha256='),
  bodyOf: (form, sentAt) => toJson(event('form_response', form, sentAt)),
  unfinishedBodyOf: (form, sentAt) => toJson(event('form_response_partial', form, sentAt)),
}

function event(type: string, form: FilledForm, sentAt: Date) {
  const questions = questionsOf(form)
  const submittedAt = sentAt.toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    event_id: madeUpId(form.submissionId, submittedAt).toUpperCase(),
    event_type: type,
    form_response: {
      form_id: 'lT4Z3j',
      token: form.submissionId,
      landed_at: submittedAt,
      submitted_at: submittedAt,
      definition: {
        id: 'lT4Z3j',
        title: 'Richiesta di accompagnamento',
        fields: questions.map((question) => ({
          ...fieldOf(question),
          title: question.title,
          properties: {},
        })),
      },
      answers: questions.flatMap((question) =>
        question.value === undefined ? [] : [{ ...answerOf(question), field: fieldOf(question) }],
      ),
    },
  }
}

function fieldOf({ name, kind }: Question) {
  return { id: madeUpId('field', name), type: types[kind], ref: name }
}

function answerOf({ kind, value }: Question) {
  switch (kind) {
    case 'text':
    case 'paragraph':
      return { type: 'text', text: value }
    case 'choice':
      return {
        type: 'choice',
        choice: { id: madeUpId(String(value)), label: value, ref: madeUpId('ref', String(value)) },
      }
    case 'choices':
      return { type: 'choices', choices: choicesOf([value].flat().map(String)) }
    case 'yes-no':
      return { type: 'boolean', boolean: value }
    case 'number':
      return { type: 'number', number: value }
    case 'phone':
      return { type: 'phone_number', phone_number: value }
    case 'email':
      return { type: 'email', email: value }
  }
}

function choicesOf(labels: readonly string[]) {
  return {
    ids: labels.map((label) => madeUpId(label)),
    labels,
    refs: labels.map((label) => madeUpId('ref', label)),
  }
}
