import { hash } from '../../shared/domain/hash.ts'

/** A form as somebody filled it in, whoever provides it. */
export interface FilledForm {
  readonly submissionId: string
  /** By what the form's author calls each question: its ref, key or name. */
  readonly answers: Readonly<Record<string, AnswerValue>>
  /** Titles of the questions, as people read them; a question without one is titled by its name. */
  readonly titles?: Readonly<Record<string, string>>
  /** Questions that were asked and left blank. */
  readonly blank?: readonly string[]
}

/** A list is of chosen options. */
export type AnswerValue = string | number | boolean | readonly string[]

export type Kind = 'text' | 'paragraph' | 'choice' | 'choices' | 'yes-no' | 'number' | 'phone' | 'email'

/** One question with its answer, as the providers' formats want it. */
export interface Question {
  readonly name: string
  readonly title: string
  readonly kind: Kind
  /** Undefined when it was left blank. */
  readonly value: AnswerValue | undefined
  /** Counts from one, in the order of the form. */
  readonly place: number
}

const kinds: Readonly<Record<string, Kind>> = {
  municipality: 'choice',
  urgency: 'choice',
  origin: 'choice',
  mentor_gender: 'choice',
  contact_phone: 'phone',
  referrer_phone: 'phone',
  contact_email: 'email',
  referrer_email: 'email',
  description: 'paragraph',
  contact_instructions: 'paragraph',
}

/** All questions of a form, the answered ones first. */
export function questionsOf({ answers, titles = {}, blank = [] }: FilledForm): Question[] {
  const all = [...Object.entries(answers), ...blank.map((name): [string, undefined] => [name, undefined])]
  return all.map(([name, value], place) => ({
    name,
    title: titles[name] ?? name,
    kind: kindOf(name, value),
    value,
    place: place + 1,
  }))
}

function kindOf(name: string, value: AnswerValue | undefined): Kind {
  if (typeof value === 'boolean') return 'yes-no'
  if (typeof value === 'number') return 'number'
  if (Array.isArray(value)) return 'choices'
  return kinds[name] ?? 'text'
}

/** As an Italian form writes yes and no. */
export function inWords(value: AnswerValue): string | readonly string[] {
  if (typeof value === 'boolean') return value ? 'Sì' : 'No'
  return typeof value === 'number' ? String(value) : value
}

/** An id such as providers make: the same for the same thing, and telling nothing of it. */
export function madeUpId(...of: string[]): string {
  return hash(...of).slice(0, 12)
}

/** A body of JSON. */
export function toJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}
