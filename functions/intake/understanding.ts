import type { DistrictRow } from '../../shared/domain/district.ts'
import { type FieldName, fieldName, type Need, type Problem } from '../../shared/domain/field.ts'
import { findPlace, type Place } from '../../shared/domain/municipality.ts'
import { type Danger, dangerIn, graver } from './danger.ts'
import { type Answers, answers, readers } from './dictionary.ts'
import { hasBrokenCharacters } from './json-body.ts'
import type { Provider } from './provider.ts'
import { isBlank, type Reading } from './reading.ts'

export interface Material {
  readonly provider: Provider
  readonly body: Uint8Array
  /** What a person corrected, by field; it outweighs the body. */
  readonly corrections: Readonly<Partial<Record<FieldName, string>>>
  readonly districts: readonly DistrictRow[]
  /** Calendar day of arrival in Italy. */
  readonly receivedOn: string
}

/** Understood: all that a referral needs is there. Otherwise every problem is named. Danger is told either way. */
export type Understanding = { readonly danger: Danger } & (
  | { readonly answers: CompleteAnswers; readonly place: Place; readonly remarks: readonly Problem[] }
  | { readonly problems: readonly Problem[] }
)

export type CompleteAnswers = Answers & { readonly needs: Need[] }

/** Faults that even an optional field may not have: the text could not be stored as it was sent. */
const blocking = new Set<Problem['problem']>(['broken-characters'])
const required = new Set<FieldName>(['municipality', 'needs'])
const waysToReach = ['contact_given_name', 'contact_family_name', 'contact_phone', 'contact_email'] as const

/**
 * Reads a submission. A pure function of body, corrections, districts and day: the same material always gives the same.
 * Never throws, whatever the bytes.
 */
export function understand(material: Material): Understanding {
  const { provider, body, corrections, districts } = material
  const raw = provider.read(body)
  const fields = new Map<FieldName, unknown>([...raw.fields, ...correctedFields(corrections)])
  const danger = dangerOf(raw.fields.get('child_in_danger'), material)
  const readings = readAll(fields, material)
  const read = answers.parse(Object.fromEntries([...readings].map(([name, { value }]) => [name, value])))
  const place = read.municipality === undefined ? undefined : findPlace(read.municipality, districts)
  const faults = faultsOf(readings)
  const problems = [
    ...(hasBeenSeen(corrections) ? [] : raw.problems),
    ...missing(read, fields),
    ...(read.municipality !== undefined && place === undefined ? [unknownMunicipality] : []),
    ...faults.filter(isBlocking),
  ]
  if (problems.length > 0 || place === undefined || read.needs === undefined) return { danger, problems }
  const remarks = [
    ...(hasBeenSeen(corrections) ? raw.problems : []),
    ...faults.filter((fault) => !isBlocking(fault)),
  ]
  return { danger, answers: { ...read, needs: read.needs }, place, remarks }
}

/** A correction may raise a danger that the form did not tell; it never silences one. */
function dangerOf(sent: unknown, { body, corrections }: Material): Danger {
  const corrected = corrections.child_in_danger
  return corrected === undefined
    ? dangerIn(sent, body)
    : graver(dangerIn(sent, body), dangerIn(corrected, new Uint8Array()))
}

const unknownMunicipality: Problem = { field: 'municipality', problem: 'unknown' }

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
  context: { receivedOn: string },
): Map<FieldName, Reading<unknown>> {
  const sent = [...fields].filter(([, raw]) => !isBlank(raw))
  return new Map(
    sent.map(([name, raw]) => [
      name,
      hasBrokenCharacters(raw) ? { fault: 'broken-characters' } : readers[name](raw, context),
    ]),
  )
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
