import { latinDigits } from '../../../shared/domain/digits.ts'
import {
  type FieldName,
  fieldName,
  isBirthYear,
  isEmailLike,
  MAX_CHILDREN,
  MAX_EMAIL_LENGTH,
  need,
} from '../../../shared/domain/field.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import type { AddedAnswers } from '../../../shared/domain/supplement.ts'
import type { AnswerFault } from '../../../shared/texts/sender-page-notice-words.ts'
import { kindOf, TICKED } from './questions.ts'

/** What somebody wrote on the sender's page. */
export interface ToldAnswers {
  /** What can be read, in the dictionary's order. */
  readonly answers: AddedAnswers
  readonly faults: ReadonlyMap<FieldName, AnswerFault>
  /** As it was typed, to be shown again. */
  readonly typed: ReadonlyMap<FieldName, readonly string[]>
}

/**
 * Reads the answers of a form of the sender's page; each input is called like its field. Whether a municipality exists is
 * for the intake to say, which knows all of them.
 */
export function toldAnswers(form: URLSearchParams, now: Date): ToldAnswers {
  const answers: AddedAnswers = {}
  const faults = new Map<FieldName, AnswerFault>()
  const typed = new Map<FieldName, readonly string[]>()
  for (const name of fieldName.options) {
    const said = form.getAll(name).map((one) => one.replaceAll('\r\n', '\n').trim())
    const words = said.filter((one) => one !== '')
    if (words.length === 0) continue
    typed.set(name, words)
    const read = readAnswer(name, words, now)
    if ('fault' in read) faults.set(name, read.fault)
    else answers[name] = read.answer
  }
  return { answers, faults, typed }
}

type Read = { readonly answer: string | string[] } | { readonly fault: AnswerFault }

const MAX_LENGTH = { line: 200, text: 2000 }

function maxLengthOf(kind: ReturnType<typeof kindOf>): number {
  if (kind === 'email') return MAX_EMAIL_LENGTH
  return kind === 'long-text' ? MAX_LENGTH.text : MAX_LENGTH.line
}

function readAnswer(name: FieldName, words: readonly string[], now: Date): Read {
  // Whatever a form says here is a danger: only a ticked box says anything.
  if (name === 'child_in_danger') return { answer: 'yes' }
  const [word = ''] = words
  const kind = kindOf(name)
  const max = maxLengthOf(kind)
  if (words.some((one) => Array.from(one).length > max)) return { fault: 'too-long' }
  if (words.some((one) => one.includes('\0') || !one.isWellFormed())) return { fault: 'unreadable' }
  if (kind === 'needs') return readNeeds(words)
  if (words.length > 1) return { fault: 'unreadable' }
  const isOf = (options: readonly (string | undefined)[]): Read =>
    options.includes(word) ? { answer: word } : { fault: 'unreadable' }
  if (kind === 'tick') return isOf([TICKED[name]])
  if (kind === 'yes-no') return isOf(['yes', 'no'])
  return readWord(name, word, now)
}

function readWord(name: FieldName, word: string, now: Date): Read {
  if (name === 'minors_birth_years') return readYears(word, now)
  const fault = faultOf(name, word)
  return fault === undefined ? { answer: word } : { fault }
}

function faultOf(name: FieldName, word: string): AnswerFault | undefined {
  const kind = kindOf(name)
  if (kind === 'phone') return isPhone(word) ? undefined : 'phone'
  if (kind === 'email') return isEmailLike(word) ? undefined : 'email'
  return kind === 'number' && !/^\d{1,2}$/.test(latinDigits(word)) ? 'number' : undefined
}

function readNeeds(words: readonly string[]): Read {
  const answer = need.options.filter((one) => words.includes(one))
  return answer.length === new Set(words).size ? { answer } : { fault: 'unreadable' }
}

const MIN_DIGITS = 6

/** Words beside a number do no harm; what a spreadsheet made of one has lost its last digits. */
function isPhone(word: string): boolean {
  const digits = latinDigits(word)
  return digits.replace(/\D/g, '').length >= MIN_DIGITS && !/\de[+-]?\d/i.test(digits)
}

/** Years alone: an age is another year next month. */
function readYears(word: string, now: Date): Read {
  const years = latinDigits(word)
    .split(/[\s,;.]+|\be\b|\band\b/u)
    .filter((one) => one !== '')
  const thisYear = Number(romeDate(now).slice(0, 4))
  const areYears = years.every((one) => /^\d{4}$/.test(one) && isBirthYear(Number(one), thisYear))
  return areYears && years.length > 0 && years.length <= MAX_CHILDREN ? { answer: years } : { fault: 'years' }
}
