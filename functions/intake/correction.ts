import type { DistrictRow } from '../../shared/domain/district.ts'
import type { FieldName, Problem } from '../../shared/domain/field.ts'
import { findPlace } from '../../shared/domain/municipality.ts'
import { readers } from './dictionary/dictionary.ts'

/** What is wrong with a value that a person puts in place of what a form sent; undefined when it can be read. */
export function faultOfCorrection(
  field: FieldName,
  value: string,
  { districts, today }: { readonly districts: readonly DistrictRow[]; readonly today: string },
): Problem['problem'] | undefined {
  const { fault } = readers[field](value, { receivedOn: today })
  if (fault !== undefined || field !== 'municipality') return fault
  return findPlace(value, districts) === undefined ? 'unknown' : undefined
}
