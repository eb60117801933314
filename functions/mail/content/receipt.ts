import { dueDayOf, rowOf } from '../../../shared/domain/deadline-policy.ts'
import type { District } from '../../../shared/domain/district.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { ContentOf } from './ground.ts'
import { referralOf, toSender } from './sender-content.ts'

/** That a referral is there, and by when somebody reads it: nothing, when its sender has taken it back. */
export const receiptContent: ContentOf = async (mail, ground) => {
  const found = await referralOf(ground.table, mail)
  if (found === undefined || found.referral.status === 'withdrawn') return undefined
  const { referral, district } = found
  return {
    ...toSender(district, ground),
    kind: 'receipt',
    name: referral.caseCode,
    readBy: await readBy(ground.table, referral, district),
    isDanger: referral.isChildInDanger,
  }
}

/** The due day of the acknowledgement; as the policy has it, where none was asked for. */
async function readBy(table: Table, referral: Referral, { policy, office }: District): Promise<string> {
  const present = await deadlinesOf(table, `referral/${referral.id}`)
  const asked = present.findLast(({ kind }) => kind === 'acknowledge')
  if (asked !== undefined) return asked.due
  const { urgency, receivedAt, countsFrom = receivedAt } = referral
  const length = { isUrgent: urgency === 'urgent', calendar: office }
  return dueDayOf(rowOf('acknowledge', policy), new Date(countsFrom), length)
}
