import { getDistrict } from '../../../shared/table/district-store.ts'
import { formMailId, troubleOf } from '../form-mails.ts'
import type { ContentOf } from './ground.ts'
import { toSender } from './sender-content.ts'

/** That a form is quiet, or was refused: nothing, when it speaks again, or somebody has seen to it. */
export const formContent: ContentOf = async ({ id, about = '' }, ground) => {
  const trouble = await troubleOf(ground.table, about)
  const its = trouble?.deadlines.find((one) => formMailId(trouble.form, one) === id)
  if (trouble === undefined || its === undefined) return undefined
  const district = await getDistrict(ground.table, trouble.form.district)
  return { ...toSender(district, ground), kind: its.kind, form: trouble.form.id }
}
