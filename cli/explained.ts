import { type Explanation, explain } from '../functions/intake/explanation.ts'
import { understand } from '../functions/intake/understanding.ts'
import { currentDistricts, institutionsFor, materialOf } from '../functions/intake/version.ts'
import type { Form } from '../shared/domain/form.ts'
import type { Submission } from '../shared/domain/submission.ts'
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
  const institutions = await institutionsFor(understand(material), arrival)
  return explain({ ...material, institutions }, showValue)
}
