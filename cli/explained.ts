import { type Explanation, explain } from '../functions/intake/explanation.ts'
import { type Understanding, understand } from '../functions/intake/understanding.ts'
import { type Arrival, currentDistricts, materialOf } from '../functions/intake/version.ts'
import type { DistrictRow } from '../shared/domain/district.ts'
import type { Form } from '../shared/domain/form.ts'
import type { InstitutionRow } from '../shared/domain/institution.ts'
import { findPlace } from '../shared/domain/municipality.ts'
import type { Submission } from '../shared/domain/submission.ts'
import { listInstitutions } from '../shared/table/institution-store.ts'
import type { Connection } from './connection.ts'

/** How the newest version of a submission is read by its form as it stands now, from the same material as at intake. */
export async function explained(
  { table }: Connection,
  submission: Submission,
  form: Form,
  showValue?: (value: unknown) => string,
): Promise<Explanation> {
  const arrival = { submission, form, table }
  const districts = await currentDistricts(arrival)
  const material = await materialOf(arrival, submission.bodyHash, districts)
  const institutions = await institutionsNear(understand(material), districts, arrival)
  return explain({ ...material, institutions }, showValue)
}

/** Of the family's district and the form's, as at intake; but of a submission that waits for a person, too. */
async function institutionsNear(
  { answers: { institution, municipality = '' } }: Understanding,
  districts: readonly DistrictRow[],
  { form, table }: Arrival,
): Promise<InstitutionRow[]> {
  if (institution === undefined) return []
  const place = findPlace(municipality, districts)
  const near = new Set([form.district, place?.kind === 'district' ? place.district : form.district])
  return (await Promise.all([...near].map((district) => listInstitutions(table, district)))).flat()
}
