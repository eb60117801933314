import { type FieldName, fieldName } from '../../../shared/domain/field.ts'
import { fold } from '../../../shared/domain/folding.ts'
import { type Mapping, mapping } from '../../../shared/domain/mapping.ts'
import { findPlace } from '../../../shared/domain/municipality.ts'
import { readers } from '../dictionary/dictionary.ts'
import { isBlank, type Reading, wordsFrom } from '../dictionary/reading.ts'
import { hasBrokenCharacters } from '../providers/json-body.ts'
import { nearestWord } from './nearest-word.ts'
import { quoted, type Section, type Sections, sectionsOf, sizeFaults, textOf } from './sections.ts'
import { closedWords, eachFamilysOwn, freeTexts, wanted } from './words.ts'

export type CheckedMapping = { readonly mapping: Mapping } | { readonly faults: readonly string[] }

/**
 * Reads a mapping file: its three sections, each optional. Either the mapping as it is stored, or one message for each
 * line that is wrong, with section, key, value and cure. Never throws, whatever the JSON.
 * @param today calendar day in Italy: `2026-01-18`
 */
export function readMapping(json: unknown, today: string): CheckedMapping {
  const { sections, faults } = sectionsOf(json)
  if (faults.length > 0) return { faults }
  const wrong = [
    ...faultsOfFields(sections),
    ...faultsOfValues(sections, today),
    ...faultsOfConstants(sections, today),
  ]
  if (wrong.length > 0) return { faults: wrong }
  const read = mapping.parse(asText(sections))
  const large = sizeFaults(read)
  return large.length > 0 ? { faults: large } : { mapping: read }
}

/** What is wrong with a mapping file, line by line; empty when it can be set. */
export function faultsOfMapping(json: unknown, today: string): readonly string[] {
  const read = readMapping(json, today)
  return 'faults' in read ? read.faults : []
}

function faultsOfFields({ fields }: Sections): string[] {
  const single = [...fields].flatMap(([key, value]) => {
    const line = `fields.${quoted(key)}`
    return [
      ...faultsOfKey(line, key),
      ...(isFieldName(value) ? [] : [`${line}: ${quoted(value)} is not in the dictionary; ${cureOf(value)}`]),
    ]
  })
  return [...single, ...conflicts('fields', fields)]
}

function faultsOfValues({ values }: Sections, today: string): string[] {
  return [...values].flatMap(([field, words]) => {
    if (!isFieldName(field)) return [`values.${quoted(field)}: is not in the dictionary; ${cureOf(field)}`]
    if (freeTexts.has(field)) {
      return [`values.${field}: people answer this in words of their own; leave the section out`]
    }
    const single = [...words].flatMap(([theirs, ours]) => {
      const line = `values.${field}.${quoted(theirs)}`
      const wrongKey = faultsOfKey(line, theirs)
      if (wrongKey.length > 0) return wrongKey
      return faultsOfValue(line, field, ours, (text) =>
        readers[field](theirs, { receivedOn: today, words: wordsFrom({ [theirs]: text }) }),
      )
    })
    return [...single, ...conflicts(`values.${field}`, words)]
  })
}

function faultsOfConstants({ constants, values }: Sections, today: string): string[] {
  return [...constants].flatMap(([field, value]) => {
    const line = `constants.${quoted(field)}`
    if (!isFieldName(field)) return [`${line}: is not in the dictionary; ${cureOf(field)}`]
    if (eachFamilysOwn.has(field)) {
      return [`${line}: would give the same answer for every family; let the form ask, or leave the line out`]
    }
    const words = Object.fromEntries(
      [...(values.get(field) ?? [])].map(([theirs, ours]) => [theirs, textOf(ours) ?? '']),
    )
    return faultsOfValue(line, field, value, (text) =>
      readers[field](text, { receivedOn: today, words: wordsFrom(words) }),
    )
  })
}

/** A value of ours, read as it will be read when a form is sent. */
function faultsOfValue(
  line: string,
  field: FieldName,
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

function faultsOfKey(line: string, key: string): string[] {
  if (isBlank(key)) return [`${line}: the form’s own word is empty; write it, or leave the line out`]
  const isUnusable = key === '__proto__' || hasBrokenCharacters(key)
  return isUnusable ? [`${line}: no form can say this; leave the line out`] : []
}

/** The form's words are compared without case and accents: two that differ in nothing else must mean the same. */
function conflicts(section: string, lines: Section): string[] {
  const bySpelling = Map.groupBy(lines, ([key]) => fold(key))
  return [...bySpelling.values()]
    .filter((same) => new Set(same.map(([, value]) => textOf(value))).size > 1)
    .map(
      (same) =>
        `${section}: ${same.map(([key]) => quoted(key)).join(' and ')} are one word; keep one of them`,
    )
}

function cureOf(given: unknown): string {
  const near = typeof given === 'string' ? nearestWord(given, fieldName.options) : undefined
  return near === undefined ? `use one of ${fieldName.options.join(', ')}` : `did you mean ${near}?`
}

function isFieldName(name: unknown): name is FieldName {
  return fieldName.safeParse(name).success
}

function asText({ fields, values, constants }: Sections): unknown {
  const texts = (section: Section) =>
    Object.fromEntries([...section].map(([key, value]) => [key, textOf(value)]))
  return {
    fields: Object.fromEntries(fields),
    values: Object.fromEntries([...values].map(([field, words]) => [field, texts(words)])),
    constants: texts(constants),
  }
}
