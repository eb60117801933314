import type { DistrictRow } from '../../shared/domain/district.ts'
import { type FieldName, fieldName, type Need, type Problem } from '../../shared/domain/field.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { findPlace, type Place } from '../../shared/domain/municipality.ts'
import { type Danger, dangerIn, dangerSaid, graver } from './danger.ts'
import { type Answers, answers, readers } from './dictionary/dictionary.ts'
import { isBlank, type Reading, wordsFrom } from './dictionary/reading.ts'
import { findInstitution } from './institution.ts'
import { hasBrokenCharacters } from './providers/json-body.ts'
import type { Provider, Sent } from './providers/provider.ts'
import { type Placed, place, rawFields } from './resolution.ts'

export interface Material {
  readonly provider: Provider
  readonly body: Uint8Array
  readonly mapping: Mapping
  /** What a person corrected, by field; it outweighs the body. */
  readonly corrections: Readonly<Partial<Record<FieldName, string>>>
  readonly districts: readonly DistrictRow[]
  /** Of the districts that the family may belong to. */
  readonly institutions: readonly InstitutionRow[]
  /** Calendar day of arrival in Italy. */
  readonly receivedOn: string
}

/** Understood: all that a referral needs is there. Otherwise every problem is named. Danger is told either way. */
export type Understanding = { readonly danger: Danger } & (
  | {
      readonly answers: CompleteAnswers
      readonly place: Place
      readonly institution: InstitutionRow | undefined
      readonly remarks: readonly Problem[]
    }
  | { readonly answers: Answers; readonly problems: readonly Problem[] }
)

export type CompleteAnswers = Answers & { readonly needs: Need[] }

/** What was made of a body, question by question and field by field. */
export interface Findings {
  readonly sent: Sent
  readonly placed: readonly Placed[]
  readonly fields: ReadonlyMap<FieldName, unknown>
  readonly readings: ReadonlyMap<FieldName, Reading<unknown>>
  readonly answers: Answers
  readonly danger: Danger
}

/** Faults that even an optional field may not have: the text could not be stored as it was sent. */
const blocking = new Set<Problem['problem']>(['broken-characters'])
const required = new Set<FieldName>(['municipality', 'needs'])
const waysToReach = ['contact_given_name', 'contact_family_name', 'contact_phone', 'contact_email'] as const

/**
 * Reads a submission. A pure function of body, mapping, corrections, districts, institutions and day: the same material
 * always gives the same. Never throws, whatever the bytes.
 */
export function understand(material: Material): Understanding {
  const { corrections, districts, institutions } = material
  const { sent, placed, fields, readings, answers: read, danger } = examine(material)
  const where = read.municipality === undefined ? undefined : findPlace(read.municipality, districts)
  const institution =
    read.institution === undefined ? undefined : findInstitution(read.institution, institutions)
  const faults = faultsOf(readings)
  const isSeen = hasBeenSeen(corrections)
  const onWhole = [...sent.problems, ...brokenIn(placed)]
  const problems = [
    ...(isSeen ? [] : onWhole),
    ...missing(read, fields),
    ...(read.municipality !== undefined && where === undefined ? [unknownMunicipality] : []),
    ...faults.filter(isBlocking),
  ]
  if (problems.length > 0 || where === undefined || read.needs === undefined) {
    return { danger, answers: read, problems }
  }
  const remarks = [
    ...(isSeen ? onWhole : []),
    ...sent.remarks,
    ...faults.filter((fault) => !isBlocking(fault)),
    ...(read.institution !== undefined && institution === undefined ? [unknownInstitution] : []),
  ]
  return { danger, answers: { ...read, needs: read.needs }, place: where, institution, remarks }
}

/** Everything that understanding rests on; for those who want to see how a form is read. */
export function examine(material: Material): Findings {
  const { provider, body, mapping, corrections } = material
  const sent = provider.read(body)
  const placed = place(sent.answers, mapping)
  const fields = new Map([...rawFields(placed, mapping), ...correctedFields(corrections)])
  const readings = readAll(fields, material)
  const read = answers.parse(Object.fromEntries([...readings].map(([name, { value }]) => [name, value])))
  return { sent, placed, fields, readings, answers: read, danger: dangerOf(sent, placed, material) }
}

/** A correction may raise a danger that the form did not tell; it never silences one. */
function dangerOf(sent: Sent, placed: readonly Placed[], { body, mapping, corrections }: Material): Danger {
  const asked = placed.filter(({ field }) => field === 'child_in_danger')
  const isUnreadable = sent.problems.length > 0
  const told = dangerIn({
    answers: asked.map(({ answer }) => answer.value),
    words: wordsFrom(mapping.values.child_in_danger),
    body,
    calledAlso: isUnreadable ? namesFor('child_in_danger', mapping) : [],
  })
  return graver(told, dangerSaid(corrections.child_in_danger))
}

function namesFor(field: FieldName, { fields }: Mapping): string[] {
  return Object.entries(fields).flatMap(([name, its]) => (its === field ? [name] : []))
}

const unknownMunicipality: Problem = { field: 'municipality', problem: 'unknown' }
const unknownInstitution: Problem = { field: 'institution', problem: 'unknown' }

/** A person who corrected fields has looked at the body: what is wrong with it as a whole no longer stands in the way. */
function hasBeenSeen(corrections: Material['corrections']): boolean {
  return Object.keys(corrections).length > 0
}

function correctedFields(corrections: Material['corrections']): [FieldName, string][] {
  return fieldName.options.flatMap((name) => {
    const value = corrections[name]
    return value === undefined ? [] : [[name, value] as [FieldName, string]]
  })
}

function readAll(
  fields: ReadonlyMap<FieldName, unknown>,
  { receivedOn, mapping }: Material,
): Map<FieldName, Reading<unknown>> {
  const sent = [...fields].filter(([, raw]) => !isBlank(raw))
  return new Map(
    sent.map(([name, raw]) => [
      name,
      hasBrokenCharacters(raw)
        ? { fault: 'broken-characters' }
        : readers[name](raw, { receivedOn, words: wordsFrom(mapping.values[name]) }),
    ]),
  )
}

/** Broken characters of a dictionary field are told by the field; only those elsewhere belong to the body. */
function brokenIn(placed: readonly Placed[]): Problem[] {
  const others = placed.filter(({ field }) => field === undefined)
  return others.some(({ answer }) => hasBrokenCharacters([answer.names, answer.value]))
    ? [{ field: 'body', problem: 'broken-characters' }]
    : []
}

function faultsOf(readings: ReadonlyMap<FieldName, Reading<unknown>>): Problem[] {
  return [...readings].flatMap(([field, { fault }]) =>
    fault === undefined ? [] : [{ field, problem: fault }],
  )
}

function isBlocking({ field, problem }: Problem): boolean {
  return blocking.has(problem) || required.has(field as FieldName)
}

/** Required fields that were not sent; one that was sent and cannot be read has a fault of its own. */
function missing(read: Answers, fields: ReadonlyMap<FieldName, unknown>): Problem[] {
  const unsent = [...required].filter((name) => isBlank(fields.get(name)))
  const isReachable = waysToReach.some((name) => read[name] !== undefined)
  return [...unsent, ...(isReachable ? [] : (['contact'] as const))].map((field) => ({
    field,
    problem: 'missing',
  }))
}
