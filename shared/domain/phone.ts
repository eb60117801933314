import parsePhoneNumber, { type CountryCode, type MetadataJson } from 'libphonenumber-js/core/es6'
import plans from './data/numbering-plans.json' with { type: 'json' }
import { latinDigits } from './digits.ts'

/** One country per calling code; where several share one, the main of them stands for all. */
const metadata: MetadataJson = {
  version: 4,
  countries: plans,
  country_calling_codes: Object.fromEntries(
    // The keys are the library's own codes of countries; JSON has them as plain texts.
    Object.entries(plans).map(([country, [callingCode]]) => [String(callingCode), [country as CountryCode]]),
  ),
  nonGeographic: {},
}

/** Longer than every number with a word or two around it. */
const MAX_LENGTH = 100

/**
 * The telephone number in a text, as E.164 (`+393200000001`); words around it and digits of any script do no harm. One
 * without a country is Italian, and must fit Italy's plan; one with a country must have a length that exists there.
 * @returns undefined when there is none, more than one, or none that can be
 */
export function e164(text: string): string | undefined {
  if (text.length > MAX_LENGTH || isRounded(text)) return undefined
  const digits = latinDigits(text).replace(FLOAT, '$1')
  const found = parsePhoneNumber(digits, { defaultCountry: 'IT' }, metadata)
  if (found === undefined) return undefined
  const isInternational = /^\D*(?:\+|00)/.test(digits)
  const isNumber = isInternational ? found.isPossible() : found.isValid()
  return isNumber && !VOICEMAIL.test(found.number) ? found.number : undefined
}

/** A spreadsheet takes a number for an amount, and writes it out as one. */
const FLOAT = /^(\s*\d+)[.,]0\s*$/

/** Eleven digits or twelve: a mobile number has ten at most, so these are one with something else behind it. */
const VOICEMAIL = /^\+393\d{10}/

/** Whether a text is an amount in powers of ten (`3,20E+09`): a spreadsheet's, and its last digits are gone. */
export function isRounded(text: string): boolean {
  return /^\s*\d+(?:[.,]\d+)?e[+-]?\d+\s*$/i.test(latinDigits(text))
}

/** Fewer digits reach nobody, and would join families by a dash or a slip. */
const MIN_DIGITS = 6
/** The work grows with the square of what stands between two words. */
const MAX_SEARCHED = 500
/** A family is found by each of them, and has to fit into one transaction. */
const MAX_NUMBERS = 4

/**
 * The telephone numbers in a text that may have several, and words beside them: as E.164, one that is unknown as its
 * digits. Each once, four at most.
 */
export function numbersIn(text: string): string[] {
  if (isRounded(text)) return []
  const whole = e164(text)
  if (whole !== undefined) return [whole]
  const pieces = latinDigits(text.slice(0, MAX_SEARCHED)).split(/[^\d\s().+/-]+/)
  return [...new Set(pieces.flatMap(numbersBetweenWords))].slice(0, MAX_NUMBERS)
}

/** A slash or a dash stands between two numbers, or in one: behind its prefix (`035/123456`). */
function numbersBetweenWords(piece: string): string[] {
  const parts = piece.split(/\/|\s-\s/)
  const areNumbers = parts.every((part) => digitsOf(part).length >= MIN_DIGITS)
  return (areNumbers ? parts : [parts.join(' ')]).flatMap((part) => {
    const known = knownAmong(part.trim().split(/\s+/))
    const digits = digitsOf(part)
    return known.length > 0 || digits.length < MIN_DIGITS ? known : [digits]
  })
}

/** Groups of digits that make a number together, as many as can. */
function knownAmong(groups: readonly string[]): string[] {
  for (let start = 0; start < groups.length; start += 1) {
    for (let end = groups.length; end > start; end -= 1) {
      const number = e164(groups.slice(start, end).join(' '))
      if (number !== undefined) return [number, ...knownAmong(groups.slice(end))]
    }
  }
  return []
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
