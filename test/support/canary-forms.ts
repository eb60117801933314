import { randomInt } from 'node:crypto'
import type { FilledForm } from '../../local/senders/filled-form.ts'
import { makeCanary } from './canaries.ts'
import { filledForm } from './provider-partner.ts'

/** Canaries that are remembered by what they stand for, and forms that are full of them. */
export interface CanaryForms {
  readonly all: ReadonlyMap<string, string>
  /** A new word. */
  word(what: string): string
  /** A number that could be one, so that it becomes the key of a look-up. */
  phone(what: string): string
  /** Something that was made elsewhere: a secret. */
  remember(what: string, word: string): string
  /** A form with a canary wherever a person writes something, and in the questions themselves. */
  form(row: string, words: OwnWords, others?: FilledForm['answers']): FilledForm
}

export interface OwnWords {
  /** What the form calls the description. */
  readonly question: string
  /** How it says that something is urgent. */
  readonly urgent: string
  readonly phone: string
}

export function makeCanaryForms(): CanaryForms {
  const all = new Map<string, string>()
  const remember = (what: string, word: string) => {
    all.set(what, word)
    return word
  }
  const word = (what: string) => remember(what, makeCanary())
  return {
    all,
    word,
    remember,
    phone: (what) => `+39 ${remember(what, `320000${String(randomInt(10_000)).padStart(4, '0')}`)}`,
    form: (row, words, others = {}) => fullForm((field) => word(`${field} of ${row}`), words, others),
  }
}

function fullForm(
  word: (field: string) => string,
  { question, urgent, phone }: OwnWords,
  others: FilledForm['answers'],
): FilledForm {
  const { description: _, ...complete } = filledForm('').answers
  return {
    submissionId: word('submission id'),
    answers: {
      ...complete,
      contact_given_name: word('given name'),
      contact_family_name: word('family name'),
      contact_phone: phone,
      contact_email: `${word('e-mail')}@example.org`,
      contact_instructions: word('instructions'),
      institution: word('institution'),
      languages: ['wo', word('language')],
      urgency: urgent,
      referrer_name: word('referrer'),
      referrer_email: `${word('referrer e-mail')}@example.org`,
      [question]: word('description'),
      [word('own question')]: word('own answer'),
      ...others,
    },
    blank: [word('blank question')],
  }
}
