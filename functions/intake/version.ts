import type { DistrictRow } from '../../shared/domain/district.ts'
import type { Form } from '../../shared/domain/form.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import { findPlace } from '../../shared/domain/municipality.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { type Submission, submissionSubject } from '../../shared/domain/submission.ts'
import { NotFound, Unavailable } from '../../shared/errors.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { listInstitutions } from '../../shared/table/institution-store.ts'
import { findVersion } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Answers } from './dictionary/dictionary.ts'
import { examine, type Findings, type Material } from './examination.ts'
import { providers } from './providers.ts'
import { districtOf } from './registration.ts'
import { conclude, type Understanding } from './understanding.ts'

/** A submission as it stands, the form that it came by, and where both lie. */
export interface SubmissionInHand {
  readonly submission: Submission
  readonly form: Form
  readonly table: Table
}

/** @throws Unavailable while the index does not show the form's own district: a family must not seem out of area */
export async function currentDistricts({ form, table }: Pick<SubmissionInHand, 'form' | 'table'>) {
  const districts = await listDistricts(table)
  if (districts.some(({ id }) => id === form.district)) return districts
  throw new Unavailable(`the list of districts is behind: district ${form.district} is not in it yet`)
}

/** Reads one version of a submission, as a referral would be made from it. */
export async function readVersion(
  inHand: SubmissionInHand,
  bodyHash: string,
  districts: readonly DistrictRow[],
): Promise<Understanding> {
  const { findings, material } = await examineVersion(inHand, bodyHash)
  const institutions = await institutionsNear(findings.answers, districts, inHand)
  return conclude(findings, { ...material, districts, institutions })
}

/**
 * The single answers and the danger of one version: all that needs neither districts nor institutions.
 * @throws NotFound when the body is not in the table
 */
export async function examineVersion(
  { submission, form, table }: SubmissionInHand,
  bodyHash: string,
): Promise<{ readonly findings: Findings; readonly material: Material }> {
  const version = await findVersion(table, submission, bodyHash)
  if (version === undefined)
    throw new NotFound(`body ${bodyHash} of ${submissionSubject(submission)} is gone`)
  const material = {
    provider: providers[form.provider],
    body: version.body.bytes,
    additions: version.additions,
    mapping: form.mapping,
    corrections: submission.corrections,
    districts: [],
    institutions: [],
    receivedOn: romeDate(new Date(submission.receivedAt)),
  }
  return { findings: examine(material), material }
}

/**
 * All that the reading of one version rests on.
 * @throws NotFound when the body is not in the table
 */
export async function materialOf(
  inHand: SubmissionInHand,
  bodyHash: string,
  districts: readonly DistrictRow[],
): Promise<Material> {
  const { findings, material } = await examineVersion(inHand, bodyHash)
  return { ...material, districts, institutions: await institutionsNear(findings.answers, districts, inHand) }
}

/** Those of the family's district and of the form's: only when an institution is named at all. */
async function institutionsNear(
  { institution, municipality = '' }: Answers,
  districts: readonly DistrictRow[],
  { form, table }: Pick<SubmissionInHand, 'form' | 'table'>,
): Promise<InstitutionRow[]> {
  if (institution === undefined) return []
  const place = findPlace(municipality, districts)
  const near = new Set([form.district, place === undefined ? form.district : districtOf(place, form)])
  const lists = await Promise.all([...near].map((district) => listInstitutions(table, district)))
  return lists.flat()
}
