import { latinDigits } from '../../../shared/domain/digits.ts'
import { isEmailLike, MAX_TEXT_LENGTH } from '../../../shared/domain/field.ts'
import { e164, isRounded } from '../../../shared/domain/phone.ts'
import { type Reader, wordOf } from './reading.ts'

/** Trimmed, otherwise as it was sent. Longer than 4,000 characters: cut, and said so; the body keeps the whole. */
export const text: Reader<string> = (raw) => {
  if (typeof raw !== 'string' && typeof raw !== 'number') return { fault: 'unreadable' }
  const trimmed = String(raw).trim()
  if (trimmed.length <= MAX_TEXT_LENGTH) return { value: trimmed }
  const characters = Array.from(trimmed)
  if (characters.length <= MAX_TEXT_LENGTH) return { value: trimmed }
  return { value: characters.slice(0, MAX_TEXT_LENGTH).join(''), fault: 'too-long' }
}

export const emailAddress: Reader<string> = (raw) => {
  const address = wordOf(raw).trim()
  return isEmailLike(address) ? { value: address } : { fault: 'unreadable' }
}

export const integer: Reader<number> = (raw) => {
  const digits = latinDigits(wordOf(raw)).trim()
  return /^\d{1,3}$/.test(digits) ? { value: Number(digits) } : { fault: 'unreadable' }
}

/** As E.164 where it is a number and nothing else; with words beside it (`dopo le 17`) or unknown, as it was sent. */
export const phone: Reader<string> = (raw, context) => {
  const read = text(raw, context)
  if (read.value === undefined || !/\p{Nd}/u.test(read.value) || isRounded(read.value)) {
    return { fault: 'unreadable' }
  }
  const isNumberOnly = !/\p{L}/u.test(read.value.replace(/^tel\b/iu, ''))
  return isNumberOnly ? { ...read, value: e164(read.value) ?? read.value } : read
}
