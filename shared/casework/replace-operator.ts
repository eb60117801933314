import type { Occasion } from '../../events/announce.ts'
import { deadlineMoved } from '../../events/deadline-moved.ts'
import { type Deadline, isOpen } from '../domain/deadline.ts'
import type { District } from '../domain/district.ts'
import { hashInSubject } from '../domain/submission.ts'
import { commit } from '../table/commit.ts'
import { deadlineShape, findDeadline } from '../table/deadline-store.ts'
import { getDistrict } from '../table/district-store.ts'
import { findForm } from '../table/form-store.ts'
import { findHousehold } from '../table/household-store.ts'
import { findReferral, referralsOfHousehold } from '../table/referral-store.ts'
import type { Table } from '../table/table.ts'
import { again } from './again.ts'
import { toldWithDays } from './deadlines-told.ts'
import { followsState } from './demands.ts'
import { giveSubmission } from './give-submission.ts'
import { givenTo } from './given-deadline.ts'
import { questionOf } from './owner-question.ts'
import type { Question } from './owner-search.ts'
import { questionAbout } from './referral-question.ts'
import { type Handed, replaceInCase } from './replace-in-case.ts'
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
  const name = { form: formIn(subject), hash: hashInSubject(subject) }
  const choose = async (submission: { owner?: string | undefined }, district: District) => {
    if (submission.owner !== handing.gone) return undefined
    return findTaker(table, await questionOn(table, subject, { district, occasion }), handing)
  }
  const given = await giveSubmission(table, name, choose, occasion)
  return given === undefined ? [] : [{ subject, as: 'owner', to: given.owner, reason: given.reason }]
}

/** One that stands by itself: of a form, or an operator’s own. */
async function giveDeadline(
  table: Table,
  { subject, kind, number }: Named,
  handing: Handing,
  occasion: Occasion,
): Promise<Handed[]> {
  return again(async () => {
    const found = await findDeadline(table, subject, kind, number)
    if (found === undefined || !isOpen(found) || found.owner !== handing.gone) return []
    const district = await getDistrict(table, found.district)
    const question = await questionOn(table, subject, { district, occasion })
    const { assignment, checks } = await findTaker(table, question, handing)
    const { owner, reason } = assignment
    const liaison = found.liaison === handing.gone ? owner : found.liaison
    const given = givenTo(found, { owner, liaison, district }, occasion)
    const events = toldWithDays(deadlineMoved, [given], occasion)
    await commit(table, [{ replace: deadlineShape.toItem(given) }, ...checks], events)
    return [{ subject, caseCode: found.caseCode, as: 'owner', to: owner, reason }]
  })
}

/** Who would have what hangs on a subject: of a family, whoever works with it. */
async function questionOn(
  table: Table,
  subject: string,
  { district, occasion: { at } }: { readonly district: District; readonly occasion: Occasion },
): Promise<Question> {
  if (/^(?:referral|household)\//.test(subject)) {
    const referral = await referralOf(table, subject)
    if (referral !== undefined) {
      const household = await findHousehold(table, referral.household)
      const question = await questionAbout(table, referral, district, at)
      return { ...question, householdLiaison: household?.caseManager ?? household?.liaison }
    }
  }
  const form = /^(?:form|submission)\//.test(subject) ? await findForm(table, formIn(subject)) : undefined
  return form === undefined
    ? { district, at, namedFor: [], kind: 'other' }
    : questionOf({ district, at, form })
}

function formIn(subject: string): string {
  return subject.slice(subject.indexOf('/') + 1).split('.')[0] ?? ''
}

async function referralOf(table: Table, subject: string) {
  const [kind, id = ''] = subject.split('/')
  if (kind === 'referral') return findReferral(table, id)
  const household = await findHousehold(table, id)
  const [first] = household?.referrals ?? []
  if (first !== undefined) return findReferral(table, first)
  return (await referralsOfHousehold(table, id))[0]
}
