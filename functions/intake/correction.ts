import type { DistrictRow } from '../../shared/domain/district.ts'
import type { FormField, Problem } from '../../shared/domain/field.ts'
import { findPlace, municipalityName, municipalityNames } from '../../shared/domain/municipality.ts'
import { formReaders } from './mapping/form-readers.ts'
import { nearestWord } from './mapping/nearest-word.ts'
import { closedWords, wanted } from './mapping/words.ts'

interface CorrectionContext {
  readonly districts: readonly DistrictRow[]
  /** Calendar day in Italy: `2026-01-18`. */
  readonly today: string
}

/** What is wrong with a value that a person puts in place of what a form sent; undefined when it can be read. */
export function faultOfCorrection(
  field: FormField,
  value: string,
  { districts, today }: CorrectionContext,
): Problem['problem'] | undefined {
  const { fault } = formReaders[field](value, { receivedOn: today })
  if (fault !== undefined || field !== 'municipality') return fault
  return findPlace(value, districts) === undefined ? 'unknown' : undefined
}

/** The same in words, with what to write instead. */
export function refusalOfCorrection(
  field: FormField,
  value: string,
  context: CorrectionContext,
): string | undefined {
  const fault = faultOfCorrection(field, value, context)
  if (fault === undefined) return undefined
  if (field === 'municipality' && fault === 'unknown') return refusalOfPlace(value, context.districts)
  const problem = fault === 'unknown' || fault === 'unreadable' ? `cannot be read as ${field}` : fault
  return `${problem}; ${suggestion(nearestWord(value, closedWords[field] ?? []))}use ${wanted[field]}`
}

function refusalOfPlace(value: string, districts: readonly DistrictRow[]): string {
  const programme = districts.flatMap(({ municipalities }) => municipalities)
  const names = [...programme.flatMap((code) => municipalityName(code) ?? []), ...municipalityNames()]
  const near = suggestion(nearestWord(value, names))
  const elsewhere = '"submission discard <form> <submissionId> --reason not-a-referral"'
  return `no municipality of Lombardy: ${near}use ${wanted.municipality}; a family that lives outside Lombardy can be no referral here: ${elsewhere}`
}

function suggestion(near: string | undefined): string {
  return near === undefined ? '' : `did you mean ${near}? Else `
}
