import { wordOf } from '../dictionary/reading.ts'
import { type JsonObject, partName } from './json-part.ts'

/** What people would write for an answer that Jotform sends in parts: one text, or a list of them. */
export function wholeOf(parts: JsonObject): string | string[] {
  const has = (...names: readonly string[]) => names.some((name) => Object.hasOwn(parts, name))
  const said = (name: string) => (Object.hasOwn(parts, name) ? wordOf(parts[name]).trim() : '')
  const joined = (separator: string, ...names: readonly string[]) => filled(names.map(said)).join(separator)
  if (has('year') && has('month') && has('day')) return filled([dateOf(said), timeOf(said)]).join(' ')
  if (has('hourSelect', 'timeInput')) return timeOf(said)
  if (has('full')) return said('full')
  if (has('area', 'phone'))
    return filled([callingCode(said('country')), joined(' ', 'area', 'phone')]).join(' ')
  if (has('first', 'last')) return joined(' ', 'prefix', 'first', 'middle', 'last', 'suffix')
  if (has('addr_line1', 'city')) {
    const place = joined(' ', 'postal', 'city')
    return filled([said('addr_line1'), said('addr_line2'), place, said('state'), said('country')]).join('\n')
  }
  if (has('implementation')) return said('date')
  return cellsOf(parts)
}

type Said = (name: string) => string

function filled(texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '')
}

function dateOf(said: Said): string {
  const parts = filled([said('year'), said('month'), said('day')])
  return parts.map((part) => part.padStart(2, '0')).join('-')
}

function timeOf(said: Said): string {
  const clock = said('timeInput') || filled([said('hourSelect'), said('minuteSelect')]).join(':')
  return filled([clock, said('ampm')]).join(' ')
}

function callingCode(country: string): string {
  return /^\d+$/.test(country) ? `+${country}` : country
}

/** Chosen options (`0`, `1`, `other`) as they are; of a table each cell behind the name of its row: `Lunedì mattina`. */
function cellsOf(parts: JsonObject): string[] {
  return Object.entries(parts).flatMap(([row, value]) => {
    const cells = filled([value].flat().map((cell) => wordOf(cell).trim()))
    return /^(?:\d+|other)$/.test(row) ? cells : cells.map((cell) => partName(row, ' ', cell))
  })
}
