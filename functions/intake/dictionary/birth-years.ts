import { latinDigits } from '../../../shared/domain/digits.ts'
import { isBirthYear, MAX_CHILDREN } from '../../../shared/domain/field.ts'
import { countWords, doubtful, patterns, type Told } from './ages.ts'
import { isBlank, type Reader, readPart, wordOf } from './reading.ts'

/**
 * Years of birth of the children, from years, ages or dates, as a list or in one sentence: `6, 8 e 11 anni`. All or
 * none: what may be meant otherwise is unreadable, for a child too many or too few would look like a fact.
 */
export const birthYears: Reader<number[]> = (raw, context) => {
  const parts = (Array.isArray(raw) ? raw : [raw]).filter((part) => !isBlank(part))
  if (parts.length > MAX_CHILDREN) return { fault: 'unreadable' }
  const readings = parts.map((part) => readPart(yearsIn, part, context))
  const years = readings.flatMap(({ value = [] }) => value)
  const isReadable = readings.every(({ fault }) => fault === undefined) && years.length <= MAX_CHILDREN
  return isReadable && years.length > 0 ? { value: years } : { fault: 'unreadable' }
}

const MAX_LENGTH = 500

const yearsIn: Reader<number[]> = (raw, { receivedOn }) => {
  const said = wordOf(raw)
  const told = said.length > MAX_LENGTH ? undefined : toldIn(lettersAndDigits(said))
  const years = told === undefined ? undefined : yearsOf(told, receivedOn)
  return years === undefined || years.length === 0 ? { fault: 'unreadable' } : { value: years }
}

/** Halves are of no matter, and would read as `1⁄2`. */
function lettersAndDigits(text: string): string {
  const whole = latinDigits(text.replace(/[¼½¾]/gu, ''))
  return whole.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

/** Everything that the text tells, in its order; undefined when anything in it is in doubt. */
function toldIn(text: string): readonly Told[] | undefined {
  if (doubtful.test(text)) return undefined
  const found: { readonly at: number; readonly told: readonly Told[] | undefined }[] = []
  let rest = text
  for (const { says, tells } of patterns) {
    rest = rest.replace(says, (all, ...more: readonly unknown[]) => {
      const at = more.findIndex((one) => typeof one === 'number')
      found.push({ at: Number(more[at]), told: tells(...more.slice(0, at).map(Number)) })
      // As long as what was there: the places of the others stay.
      return ' '.repeat(all.length)
    })
  }
  const counts = (rest.match(/\p{L}+/gu) ?? []).flatMap((word) => countWords.get(word) ?? [])
  const inOrder = found.toSorted((one, other) => one.at - other.at).map(({ told }) => told)
  if (inOrder.includes(undefined)) return undefined
  return [...inOrder.flatMap((told) => told ?? []), ...counts.map((count) => ({ count }))]
}

/** Undefined when the children are not as many as the text counts, told of in two ways, or not of an age. */
function yearsOf(told: readonly Told[], receivedOn: string): number[] | undefined {
  const thisYear = Number(receivedOn.slice(0, 4))
  const thisMonth = 12 * thisYear + Number(receivedOn.slice(5, 7)) - 1
  const byYear = told.flatMap((one) => ('year' in one ? [one.year] : []))
  const byAge = told.flatMap((one) => ('months' in one ? [Math.floor((thisMonth - one.months) / 12)] : []))
  const counts = told.flatMap((one) => ('count' in one ? [one.count] : []))
  // Perhaps one child twice: 2016, 10 anni.
  if (byYear.length > 0 && byAge.length > 0) return undefined
  const years = [...byYear, ...byAge]
  const counted = counts.reduce((sum, count) => sum + count, 0)
  if (counts.length > 0 && counted !== years.length) return undefined
  return years.every((year) => isBirthYear(year, thisYear)) ? years : undefined
}
