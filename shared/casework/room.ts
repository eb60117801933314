import { isOpen } from '../domain/deadline.ts'
import { Refused } from '../errors.ts'
import { MAX_ACTIONS } from '../table/commit.ts'
import type { CaseFile } from './case-file.ts'
import { waitingIn } from './mentoring/waiting-requests.ts'

/** A referral and its sender's answer, each with its event. */
const OF_EACH = 4
/** The household and its event. */
const OF_HOUSEHOLD = 2

/**
 * That all referrals of a family, with what is open of them and of the household, can change in one transaction.
 * @param ids those that change; the others of the family must stand as they were read
 * @param besides how much else is written
 * @throws Refused when that is more than one transaction holds, naming what to settle first
 */
export function requireRoom(
  { referral, referrals, deadlines, ...others }: CaseFile,
  ids: ReadonlySet<string>,
  besides = 0,
): void {
  const hanging = deadlines
    .filter(isOpen)
    .filter(
      ({ kind, subject }) =>
        kind !== 'feedback' &&
        (subject.startsWith('household/') || ids.has(subject.slice('referral/'.length))),
    )
  const told = new Set(hanging.map(({ subject }) => subject)).size
  const onlyRead = referrals.length - ids.size
  const waiting = waitingIn(others).length
  const ofRequests = waiting === 0 ? 0 : waiting + 1
  const actions = OF_EACH * ids.size + OF_HOUSEHOLD + hanging.length + told + onlyRead + ofRequests + besides
  if (actions <= MAX_ACTIONS) return
  const orWithdraw = waiting === 0 ? '' : `, or withdraw its ${waiting} mentoring requests, "mentoring list"`
  throw new Refused(
    `${referral.caseCode}: with ${ids.size} referrals and ${hanging.length} open deadlines the family has more than changes at once: settle what their senders changed first, "referral amendment", and what is to be done, "deadline list"${orWithdraw}`,
  )
}
