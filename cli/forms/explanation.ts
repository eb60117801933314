import { type Explanation, explain } from '../../functions/intake/explanation.ts'
import { explainApplication } from '../../functions/intake/mentor/explanation.ts'
import { applicationMaterial } from '../../functions/intake/mentor/version.ts'
import { currentDistricts, materialOf } from '../../functions/intake/version.ts'
import type { Form } from '../../shared/domain/form.ts'
import type { Submission } from '../../shared/domain/submission.ts'
import type { Connection } from '../connection.ts'

/** How the newest version of a submission is read by its form as it stands now, from the same material as at intake. */
export async function explanationOf(
  { table }: Connection,
  submission: Submission,
  form: Form,
  showValue?: (value: unknown) => string,
): Promise<Explanation> {
  const inHand = { submission, form, table }
  const districts = await currentDistricts(inHand)
  if (form.kind === 'mentor') {
    const { material } = await applicationMaterial(inHand, districts)
    return explainApplication(material, showValue)
  }
  return explain(await materialOf(inHand, submission.bodyHash, districts), showValue)
}
