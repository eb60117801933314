import { type Slot, slot } from '../../../shared/domain/field.ts'
import { plain } from '../../../shared/domain/folding.ts'
import { valuesByLabel } from '../questionnaire/questionnaire.ts'
import type { Day, DayPart } from '../questionnaire/wording.ts'
import { listOf } from './list.ts'
import { type Reader, wordOf } from './reading.ts'

const otherDayParts: readonly (readonly [words: string, part: DayPart])[] = [
  ['mattino', 'morning'],
  ['manana', 'morning'],
  ['صباح', 'morning'],
  ['pom', 'afternoon'],
  ['tarde', 'afternoon'],
  ['soiree', 'evening'],
  ['noche', 'evening'],
]
/** Words that say nothing about when. */
const fillers = new Set(
  'e ed and et y و di del della il la le el los de d ogni tutti every chaque cada todos on in the en por al alla'.split(
    ' ',
  ),
)

/** Weekly times, as `mon-morning` or in words, several days or parts in one too: `lunedì e giovedì pomeriggio`. */
export const availability: Reader<Slot[]> = (raw, context) => {
  const { value, ...rest } = slotsOfEach(raw, context)
  return value === undefined ? rest : { ...rest, value: [...new Set(value.flat())] }
}

const slotsOfEach = listOf<Slot[]>((raw) => {
  const words = wordsIn(wordOf(raw))
  const slots = words === undefined ? [] : slotsOf(words)
  return slots.length === 0 ? { fault: 'unknown' } : { value: slots }
})

type Word = { readonly day: Day } | { readonly part: DayPart }

/** Days and parts in their order; undefined when anything else is said: `non il lunedì mattina`. */
function wordsIn(text: string): readonly Word[] | undefined {
  words ??= knownWords()
  let rest = apart(plain(text))
  for (const [said, part] of words.parts) rest = rest.replaceAll(said, ` ${part} `)
  const found: Word[] = []
  for (const token of rest.split(' ')) {
    if (token === '' || fillers.has(token)) continue
    const part = words.partByName.get(token)
    const day = part === undefined ? dayOf(token, words.days) : undefined
    if (part !== undefined) found.push({ part })
    else if (day !== undefined) found.push({ day })
    else return undefined
  }
  return found
}

/** Each part belongs to the days before it; a single part, wherever it stands, to all of them. */
function slotsOf(words: readonly Word[]): Slot[] {
  const parts = words.flatMap((word) => ('part' in word ? [word.part] : []))
  const days = words.flatMap((word) => ('day' in word ? [word.day] : []))
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return days.map((day) => slotOf(day, only))
  return slotsInOrder(words)
}

function slotsInOrder(words: readonly Word[]): Slot[] {
  const slots: Slot[] = []
  let days: Day[] = []
  let isPartOpen = false
  for (const word of words) {
    if ('day' in word) {
      days = isPartOpen ? [word.day] : [...days, word.day]
      isPartOpen = false
    } else {
      if (days.length === 0) return []
      slots.push(...days.map((day) => slotOf(day, word.part)))
      isPartOpen = true
    }
  }
  return isPartOpen ? slots : []
}

function slotOf(day: Day, part: DayPart): Slot {
  return slot.parse(`${day}-${part}`)
}

interface KnownWords {
  readonly days: ReadonlyMap<string, Day>
  /** The longest first. */
  readonly parts: readonly (readonly [said: string, part: DayPart])[]
  readonly partByName: ReadonlyMap<string, DayPart>
}

let words: KnownWords | undefined

function knownWords(): KnownWords {
  const parts = [...valuesByLabel('dayParts'), ...otherDayParts]
  return {
    days: valuesByLabel('days'),
    parts: parts.map(([said, part]) => [apart(said), part] as const).toSorted(longestFirst),
    partByName: new Map(parts.map(([, part]) => [part, part])),
  }
}

function longestFirst([one]: readonly [string, DayPart], [other]: readonly [string, DayPart]): number {
  return other.length - one.length
}

/** Two spaces between words, one at the ends: so each has spaces of its own, and a replacement takes no neighbour's. */
function apart(text: string): string {
  return ` ${text.replaceAll(' ', '  ')} `
}

const SHORTEST_ABBREVIATION = 3

/** By its name or by the beginning of it, in the languages that shorten so: `lun`, `thurs`. */
function dayOf(token: string, days: KnownWords['days']): Day | undefined {
  const whole = days.get(token)
  if (whole !== undefined || token.length < SHORTEST_ABBREVIATION || !/^[a-z]+$/.test(token)) return whole
  return [...days].find(([name]) => name.startsWith(token))?.[1]
}
