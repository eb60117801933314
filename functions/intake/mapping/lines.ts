import type { FormField } from '../../../shared/domain/field.ts'
import { fold } from '../../../shared/domain/folding.ts'
import { findPlace } from '../../../shared/domain/municipality.ts'
import { isBlank, type Reading, wordsFrom } from '../dictionary/reading.ts'
import { hasBrokenCharacters } from '../providers/json-body.ts'
import { formReaders } from './form-readers.ts'
import { nearestWord } from './nearest-word.ts'
import { quoted, type Section, type Sections, textOf } from './sections.ts'
import { faultsOfKey, faultsOfOwnName, faultsOfSilence } from './their-words.ts'
import type { Vocabulary } from './vocabulary.ts'
import { closedWords, eachOnesOwn, freeTexts, wanted } from './words.ts'

/** What is wrong with the lines of a mapping, one message for each. */
export function faultsOfLines(sections: Sections, today: string, vocabulary: Vocabulary): string[] {
  return [
    ...faultsOfFields(sections, vocabulary),
    ...faultsOfValues(sections, today, vocabulary),
    ...faultsOfConstants(sections, today, vocabulary),
  ]
}

function faultsOfFields({ fields }: Sections, vocabulary: Vocabulary): string[] {
  const { targets, isNone } = vocabulary
  const single = [...fields].flatMap(([key, value]) => {
    const line = `fields.${quoted(key)}`
    const isOurs = targets.some((one) => one === value)
    return [
      ...faultsOfKey(line, key, vocabulary),
      ...faultsOfOwnName(line, key, vocabulary),
      ...(isOurs ? [] : [`${line}: ${quoted(value)} ${isNone}; ${cureOf(value, targets)}`]),
    ]
  })
  return [...single, ...conflicts('fields', fields)]
}

function faultsOfValues({ values }: Sections, today: string, vocabulary: Vocabulary): string[] {
  const { fields, isNone } = vocabulary
  return [...values].flatMap(([name, words]) => {
    const field = fields.find((one) => one === name)
    if (field === undefined) return [`values.${quoted(name)}: ${isNone}; ${cureOf(name, fields)}`]
    if (freeTexts.has(field)) {
      return [`values.${field}: people answer this in words of their own; leave the section out`]
    }
    const single = [...words].flatMap(([theirs, ours]) => {
      const line = `values.${field}.${quoted(theirs)}`
      const wrongKey = faultsOfKey(line, theirs, vocabulary)
      if (wrongKey.length > 0) return wrongKey
      const read = (text: string) =>
        formReaders[field](theirs, { receivedOn: today, words: wordsFrom({ [theirs]: text }) })
      const { value } = read(textOf(ours) ?? '')
      return [...faultsOfValue(line, field, ours, read), ...faultsOfSilence(line, field, theirs, value)]
    })
    return [...single, ...conflicts(`values.${field}`, words)]
  })
}

function faultsOfConstants({ constants, values }: Sections, today: string, vocabulary: Vocabulary): string[] {
  const { fields, isNone, everyone, instead, dates } = vocabulary
  return [...constants].flatMap(([name, value]) => {
    const line = `constants.${quoted(name)}`
    const date = Object.hasOwn(dates, name) ? dates[name] : undefined
    if (date !== undefined) {
      const isRead = date.read(textOf(value) ?? '', today) !== undefined
      return isRead ? [] : [`${line}: ${quoted(value)} cannot be read as ${name}; use ${date.wanted}`]
    }
    const field = fields.find((one) => one === name)
    if (field === undefined)
      return [`${line}: ${isNone}; ${cureOf(name, [...fields, ...Object.keys(dates)])}`]
    if (eachOnesOwn.has(field)) {
      return [`${line}: would give the same answer for ${everyone}; ${instead}, or leave the line out`]
    }
    const words = Object.fromEntries(
      [...(values.get(field) ?? [])].map(([theirs, ours]) => [theirs, textOf(ours) ?? '']),
    )
    return faultsOfValue(line, field, value, (text) =>
      formReaders[field](text, { receivedOn: today, words: wordsFrom(words) }),
    )
  })
}

/** A value of ours, read as it will be read when a form is sent. */
function faultsOfValue(
  line: string,
  field: FormField,
  value: unknown,
  read: (text: string) => Reading<unknown>,
): string[] {
  const text = textOf(value)
  if (text === undefined) return [`${line}: write a text, ${wanted[field]}`]
  if (isBlank(text)) return [`${line}: is empty; write ${wanted[field]}, or leave the line out`]
  if (hasBrokenCharacters(text)) return [`${line}: ${quoted(text)} has half a character; write it again`]
  const { value: said, fault } = read(text)
  const isPlace = field !== 'municipality' || findPlace(String(said), []) !== undefined
  if (fault === undefined && isPlace) return []
  const near = nearestWord(text, closedWords[field] ?? [])
  const cure = near === undefined ? `use ${wanted[field]}` : `did you mean ${near}? Use ${wanted[field]}`
  return [`${line}: ${quoted(text)} cannot be read as ${field}; ${cure}`]
}

/** Their words are compared without case and accents: two that differ in nothing else must mean the same. */
function conflicts(section: string, lines: Section): string[] {
  const bySpelling = Map.groupBy(lines, ([key]) => fold(key))
  return [...bySpelling.values()]
    .filter((same) => new Set(same.map(([, value]) => textOf(value))).size > 1)
    .map(
      (same) =>
        `${section}: ${same.map(([key]) => quoted(key)).join(' and ')} are one word; keep one of them`,
    )
}

function cureOf(given: unknown, known: readonly string[]): string {
  const near = typeof given === 'string' ? nearestWord(given, known) : undefined
  return near === undefined ? `use one of ${known.join(', ')}` : `did you mean ${near}?`
}
