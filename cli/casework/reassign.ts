import { type Chosen, reassignCase, reassignSubmission } from '../../shared/casework/owners/reassigning.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { requireSubmission, type SubmissionName } from '../submissions/submission.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { referralIdOf, requireActor, standing } from './case.ts'

/**
 * Gives a case to others: its liaison, its case manager, or both.
 * @throws WrongUsage when nobody is chosen; Refused when somebody does not work in its district, or the case does not allow it
 */
export async function giveCase(connection: Connection, code: string, chosen: Chosen) {
  if (chosen.liaison === undefined && chosen.caseManager === undefined) {
    throw new WrongUsage('say who is to have it: --liaison <operator>, --case-manager <operator>, or both')
  }
  await requireActor(connection)
  const id = await referralIdOf(connection, code)
  const { done, away } = await reassignCase(connection.table, id, chosen, occasionOf(connection)).catch(
    refusedWhenChanged(`the case ${code}`),
  )
  return { ...standing(done), ...remark(away) }
}

/**
 * Gives what is to be completed to somebody else.
 * @throws NotFound when the form sent no such submission
 * @throws Refused when it does not wait to be completed, or they do not work in its district
 */
export async function giveSubmissionTo(connection: Connection, name: SubmissionName, owner: string) {
  await requireActor(connection)
  const { form, hash, submissionId } = await requireSubmission(connection, name)
  const { away } = await reassignSubmission(
    connection.table,
    { form, hash },
    owner,
    occasionOf(connection),
  ).catch(refusedWhenChanged(`submission ${submissionId}`))
  return { form, submissionId, owner, ...remark(away) }
}

function remark(away: readonly string[]): { remark?: string } {
  return away.length === 0 ? {} : { remark: `${away.join(' and ')} is away: their deputy hears of it` }
}
