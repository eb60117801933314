import type { DistrictRow } from '../../shared/domain/district.ts'
import type { Form } from '../../shared/domain/form.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { type Submission, submissionSubject } from '../../shared/domain/submission.ts'
import { NotFound, Unavailable } from '../../shared/errors.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { listInstitutions } from '../../shared/table/institution-store.ts'
import { findBody } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Material } from './examination.ts'
import { providers } from './providers.ts'
import { districtOf } from './registration.ts'
import { type Understanding, understand } from './understanding.ts'

/** A submission as it stands, the form that it came by, and where both lie. */
export interface Arrival {
  readonly submission: Submission
  readonly form: Form
  readonly table: Table
}

/** @throws Unavailable while the index does not show the form's own district: a family must not seem out of area */
export async function currentDistricts({ form, table }: Pick<Arrival, 'form' | 'table'>) {
  const districts = await listDistricts(table)
  if (districts.some(({ id }) => id === form.district)) return districts
  throw new Unavailable(`the list of districts is behind: district ${form.district} is not in it yet`)
}

/** Reads one version of a submission; without districts only its danger and its single answers. */
export async function readVersion(
  arrival: Arrival,
  bodyHash: string,
  districts: readonly DistrictRow[] = [],
): Promise<Understanding> {
  const material = await materialOf(arrival, bodyHash, districts)
  const understanding = understand(material)
  const institutions = await institutionsFor(understanding, arrival)
  return institutions.length === 0 ? understanding : understand({ ...material, institutions })
}

/** What the reading of one version rests on, but for the institutions. */
export async function materialOf(
  { submission, form, table }: Arrival,
  bodyHash: string,
  districts: readonly DistrictRow[],
): Promise<Material> {
  const body = await findBody(table, submission, bodyHash)
  if (body === undefined) throw new NotFound(`body ${bodyHash} of ${submissionSubject(submission)} is gone`)
  return {
    provider: providers[form.provider],
    body: body.bytes,
    mapping: form.mapping,
    corrections: submission.corrections,
    districts,
    institutions: [],
    receivedOn: romeDate(new Date(submission.receivedAt)),
  }
}

/** Those of the family's district and of the form's: only when an institution is named at all. */
async function institutionsFor(
  understanding: Understanding,
  { form, table }: Pick<Arrival, 'form' | 'table'>,
): Promise<InstitutionRow[]> {
  if ('problems' in understanding || understanding.answers.institution === undefined) return []
  const districts = new Set([districtOf(understanding.place, form), form.district])
  const lists = await Promise.all([...districts].map((district) => listInstitutions(table, district)))
  return lists.flat()
}
