import { wordOf } from '../../../functions/intake/dictionary/reading.ts'

import { partsOf } from '../sheet-row.ts'
import { readDate } from './dates.ts'

/** Calendar days in Italy, both ends included. */
export interface Period {
  readonly from: string
  readonly to: string
}

export const PERIOD_FORMS = '2026-12-24..2027-01-06, or one day'
const range = ['2000-01-01', '2100-12-31'] as const

/** `2026-12-24..2027-01-06; 2027-03-01`, or in JSON a list of `{from, to}`; undefined when one cannot be read. */
export function readPeriods(raw: unknown): Period[] | undefined {
  const texts = Array.isArray(raw) ? raw.map(textOf) : partsOf(raw)
  const read = texts.map(readPeriod)
  const whole = read.filter((one) => one !== undefined)
  return whole.length === read.length ? byDay(whole) : undefined
}

function textOf(given: unknown): string {
  if (typeof given !== 'object' || given === null) return wordOf(given)
  const parts = new Map<string, unknown>(Object.entries(given))
  return `${wordOf(parts.get('from'))}..${wordOf(parts.get('to') ?? parts.get('from'))}`
}

function readPeriod(text: string): Period | undefined {
  const [first = '', last = first] = text.split('..')
  const [from, to] = [readDate(first, range), readDate(last, range)]
  return from === undefined || to === undefined || to < from ? undefined : { from, to }
}

/** In the order of their days. */
export function byDay(periods: readonly Period[]): Period[] {
  return periods.toSorted((one, other) => (one.from < other.from ? -1 : 1))
}

/** The first day that two of them have in common. */
export function overlapOf(periods: readonly Period[]): string | undefined {
  const sorted = byDay(periods)
  return sorted.find(({ from }, place) => sorted.slice(0, place).some(({ to }) => from <= to))?.from
}
