import {
  type FieldName,
  type FormField,
  type Need,
  type Problem,
  requiredFields,
  waysToReach,
} from '../../shared/domain/field.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import { findPlace, type Place } from '../../shared/domain/municipality.ts'
import type { Danger } from './danger.ts'
import type { Answers } from './dictionary/dictionary.ts'
import { isBlank, type Reading } from './dictionary/reading.ts'
import { examine, type Findings, type Material } from './examination.ts'
import { findInstitution } from './institution.ts'
import { hasBrokenCharacters } from './providers/json-body.ts'
import type { Placed } from './resolution.ts'

/** Complete: all that a referral needs is there. Otherwise every problem is named. Danger is told either way. */
export type Understanding = Complete | Incomplete

interface Understood {
  readonly danger: Danger
  readonly institution: InstitutionRow | undefined
}

export interface Complete extends Understood {
  readonly isComplete: true
  readonly answers: CompleteAnswers
  readonly place: Place
  readonly remarks: readonly Problem[]
}

export interface Incomplete extends Understood {
  readonly isComplete: false
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

export type CompleteAnswers = Answers & { readonly needs: Need[] }

/** Faults that even an optional field may not have: the text could not be stored as it was sent. */
const blocking = new Set<Problem['problem']>(['broken-characters'])
const required = new Set<Problem['field']>(requiredFields)

/**
 * Reads a submission. A pure function of body, mapping, corrections, districts, institutions and day: the same material
 * always gives the same. Never throws, whatever the bytes.
 */
export function understand(material: Material): Understanding {
  return conclude(examine(material), material)
}

/** What the findings of an examination come to. */
export function conclude(findings: Findings, material: Material): Understanding {
  const { districts, institutions } = material
  const { sent, placed, fields, readings, answers: read, danger } = findings
  const where = read.municipality === undefined ? undefined : findPlace(read.municipality, districts)
  const institution =
    read.institution === undefined ? undefined : findInstitution(read.institution, institutions)
  const faults = faultsOf(readings)
  const isSeen = hasBeenSeen(material)
  const onWhole = [...sent.problems, ...brokenIn(placed)]
  const problems = [
    ...(isSeen ? [] : onWhole),
    ...missing(read, fields),
    ...(read.municipality !== undefined && where === undefined ? [unknownMunicipality] : []),
    ...faults.filter(isBlocking),
  ]
  if (problems.length > 0 || where === undefined || read.needs === undefined) {
    return { isComplete: false, danger, institution, answers: read, problems }
  }
  const remarks = [
    ...(isSeen ? onWhole : []),
    ...sent.remarks,
    ...faults.filter((fault) => !isBlocking(fault)),
    ...(read.institution !== undefined && institution === undefined ? [unknownInstitution] : []),
  ]
  const answers = { ...read, needs: read.needs }
  return { isComplete: true, danger, answers, place: where, institution, remarks }
}

const unknownMunicipality: Problem = { field: 'municipality', problem: 'unknown' }
const unknownInstitution: Problem = { field: 'institution', problem: 'unknown' }

/**
 * A person who corrected fields has looked at the body, and the sender who completed it knows what it said: what is wrong
 * with it as a whole no longer stands in the way.
 */
function hasBeenSeen({ corrections, additions = [] }: Material): boolean {
  return Object.keys(corrections).length > 0 || additions.length > 0
}

/** Broken characters of a dictionary field are told by the field; only those elsewhere belong to the body. */
export function brokenIn(placed: readonly Placed<FormField>[]): Problem[] {
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
  return blocking.has(problem) || required.has(field)
}

/** Required fields that were not sent; one that was sent and cannot be read has a fault of its own. */
function missing(read: Answers, fields: ReadonlyMap<FieldName, unknown>): Problem[] {
  const unsent = requiredFields.filter((name) => isBlank(fields.get(name)))
  const isReachable = waysToReach.some((name) => read[name] !== undefined)
  return [...unsent, ...(isReachable ? [] : (['contact'] as const))].map((field) => ({
    field,
    problem: 'missing',
  }))
}
