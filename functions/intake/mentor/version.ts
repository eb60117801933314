import type { DistrictRow } from '../../../shared/domain/district.ts'
import { findPlace } from '../../../shared/domain/municipality.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import { submissionSubject } from '../../../shared/domain/submission.ts'
import { NotFound } from '../../../shared/errors.ts'
import { organisationRows } from '../../../shared/table/organisation-store.ts'
import { findBody } from '../../../shared/table/submission-store.ts'
import { providers } from '../providers.ts'
import { districtOf } from '../registration.ts'
import type { SubmissionInHand } from '../version.ts'
import { concludeApplication, type MentorMaterial, type UnderstoodApplication } from './application.ts'
import { examineApplication, type MentorFindings } from './examination.ts'
import type { NamedOrganisation } from './profile.ts'

/** Reads the newest version of a mentor's form, as an application would be made from it. */
export async function readApplication(
  inHand: SubmissionInHand,
  districts: readonly DistrictRow[],
): Promise<UnderstoodApplication> {
  const { findings, material } = await applicationMaterial(inHand, districts)
  return concludeApplication(findings, material)
}

/**
 * All that the reading of the newest version rests on, and its single answers.
 * @throws NotFound when the body is not in the table
 */
export async function applicationMaterial(
  { submission, form, table }: SubmissionInHand,
  districts: readonly DistrictRow[],
): Promise<{ readonly findings: MentorFindings; readonly material: MentorMaterial }> {
  const body = await findBody(table, submission)
  if (body === undefined)
    throw new NotFound(`body ${submission.bodyHash} of ${submissionSubject(submission)} is gone`)
  const sent = {
    provider: providers[form.provider],
    body: body.bytes,
    mapping: form.mapping,
    corrections: submission.corrections,
    receivedOn: romeDate(new Date(submission.receivedAt)),
  }
  const findings = examineApplication(sent)
  const organisations = await organisationsNear(findings, districts, { form, table })
  return { findings, material: { ...sent, districts, organisations, heard: submission } }
}

/** Those of the mentor's district and of the form's: only when one is named at all. */
async function organisationsNear(
  { answers: { organisation, municipality = '' } }: MentorFindings,
  districts: readonly DistrictRow[],
  { form, table }: Pick<SubmissionInHand, 'form' | 'table'>,
): Promise<NamedOrganisation[]> {
  if (organisation === undefined) return []
  const place = findPlace(municipality, districts)
  const near = new Set([form.district, place === undefined ? form.district : districtOf(place, form)])
  const lists = await Promise.all(
    [...near].map((district) => Array.fromAsync(organisationRows(table, district))),
  )
  return lists.flat().map(({ id, name }) => ({ id: String(id), name: String(name) }))
}
