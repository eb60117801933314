import { latinDigits } from '../../../shared/domain/digits.ts'
import { type Reader, wordOf } from './reading.ts'

const MAX_AGE = 25
const EARLIEST_YEAR = 1900
/** More is a misunderstood text, and would not fit into one transaction. */
const MAX_CHILDREN = 20

/** Years of birth of the children, from years, ages or dates, as a list or in one sentence: `6, 8 e 11 anni`. */
export const birthYears: Reader<number[]> = (raw, { receivedOn }) => {
  const thisYear = Number(receivedOn.slice(0, 4))
  const parts = Array.isArray(raw) ? raw.map(wordOf) : [wordOf(raw)]
  const years = parts.flatMap((part) => yearsIn(latinDigits(part), thisYear))
  const isReadable =
    years.length > 0 &&
    years.length <= MAX_CHILDREN &&
    years.every((year) => year >= EARLIEST_YEAR && year <= thisYear)
  return isReadable ? { value: years } : { fault: 'unreadable' }
}

/** A date counts as its year, `18 mesi` as the age in whole years, any other number as year or age. */
function yearsIn(part: string, thisYear: number): number[] {
  const words = part.match(/\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d+\s*mes[ei]|\d+/giu) ?? []
  return words.map((word) => {
    const year = /\d{4}/.exec(word)?.[0]
    if (year !== undefined) return Number(year)
    const age = /mes/iu.test(word) ? Math.floor(Number.parseInt(word, 10) / 12) : Number(word)
    return age <= MAX_AGE ? thisYear - age : Number.NaN
  })
}
