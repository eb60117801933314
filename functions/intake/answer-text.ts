import { Choice } from './choice.ts'
import { wordOf } from './dictionary/reading.ts'

const MAX_MASKED_LENGTH = 40

/** An answer as one text, as it was sent; of a choice the words that people see. */
export function sentText(value: unknown): string {
  if (value instanceof Choice) return value.words[0] ?? ''
  if (Array.isArray(value)) return value.map(sentText).join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return wordOf(value)
}

/** The shape of an answer: letters as x and X, digits as 9, the signs of a keyboard as they are. */
export function maskedText(value: unknown): string {
  return Array.from(sentText(value).slice(0, 2 * MAX_MASKED_LENGTH))
    .slice(0, MAX_MASKED_LENGTH)
    .join('')
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (letter) => (letter === 'X' ? letter : 'x'))
    .replace(/\p{N}/gu, '9')
    .replace(/[^ -~]/g, '')
}
