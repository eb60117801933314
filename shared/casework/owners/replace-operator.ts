import type { Occasion } from '../../../events/announce.ts'
import { type Deadline, isOpen } from '../../domain/deadline.ts'
import type { District } from '../../domain/district.ts'
import { formInSubject, hashInSubject } from '../../domain/subject.ts'
import { findDeadline } from '../../table/deadline-store.ts'
import type { Table } from '../../table/table.ts'
import { followsState } from '../deadlines/demands.ts'
import { giveDeadline } from '../deadlines/give-deadline.ts'
import { giveSubmission } from './give-submission.ts'
import { type Handed, replaceInCase } from './replace-in-case.ts'
import { questionOn, referralOf } from './subject-question.ts'
import { findTaker, type Handing } from './taker.ts'

type Named = Pick<Deadline, 'subject' | 'kind' | 'number'>

/**
 * Gives a deadline of somebody who left, or must be replaced, to somebody who is there: where it follows from a case or
 * a submission, they are replaced in that, with all its deadlines. One transaction and its events; asked again, it finds
 * nothing left to do.
 * @param deadline as an index or the table has it; it is read again
 * @returns what went to whom: nothing, when it was not theirs any more
 */
export async function replaceOperator(
  table: Table,
  deadline: Named,
  gone: string | Handing,
  occasion: Occasion,
): Promise<Handed[]> {
  const handing = typeof gone === 'string' ? { gone } : gone
  const { subject, kind, number } = deadline
  const found = await findDeadline(table, subject, kind, number)
  if (found === undefined || !isOpen(found) || found.owner !== handing.gone) return []
  if (found.origin === 'operator' || !followsState.has(kind) || !/^(?:ref|hou|sub)/.test(subject)) {
    return giveDeadline(table, found, handing, occasion)
  }
  if (subject.startsWith('submission/')) return replaceInSubmission(table, subject, handing, occasion)
  return replaceInSubject(table, subject, handing, occasion)
}

/**
 * The same for a referral or household in which somebody stands without having to do anything just now.
 * @param subject `referral/…` or `household/…`
 */
export async function replaceInSubject(
  table: Table,
  subject: string,
  handing: Handing,
  occasion: Occasion,
): Promise<Handed[]> {
  const referral = await referralOf(table, subject)
  return referral === undefined ? [] : replaceInCase(table, referral.id, handing, occasion)
}

async function replaceInSubmission(
  table: Table,
  subject: string,
  handing: Handing,
  occasion: Occasion,
): Promise<Handed[]> {
  const name = { form: formInSubject(subject), hash: hashInSubject(subject) }
  const choose = async (submission: { owner?: string | undefined }, district: District) => {
    if (submission.owner !== handing.gone) return undefined
    return findTaker(table, await questionOn(table, subject, { district, occasion }), handing)
  }
  const given = await giveSubmission(table, name, choose, occasion)
  return given === undefined ? [] : [{ subject, as: 'owner', to: given.owner, reason: given.reason }]
}
