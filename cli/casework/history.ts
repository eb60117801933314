import type { AnyEvent } from '../../events/all-events.ts'
import { submissionSubject } from '../../shared/domain/submission.ts'
import { NotFound } from '../../shared/errors.ts'
import { eventsOfSubject } from '../../shared/table/event-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import type { Connection } from '../connection.ts'
import { referralIdOf } from './case.ts'

/**
 * What happened to a case, from its submission on, to the referral and its household, oldest first: who did it, by what
 * way, and what of it is neutral.
 * @throws NotFound when there is no such case
 */
export async function historyOf(connection: Connection, codeOrId: string) {
  const { table } = connection
  const id = await referralIdOf(connection, codeOrId)
  const referral = await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${codeOrId} does not exist: see "referral list"`)
  const { household, formerHousehold, form, submission: hash } = referral
  const subjects = [
    submissionSubject({ form, hash }),
    `referral/${id}`,
    ...[household, ...(formerHousehold === undefined ? [] : [formerHousehold])].map(
      (one) => `household/${one}`,
    ),
  ]
  const lists = await Promise.all(subjects.map((one) => Array.fromAsync(eventsOfSubject(table, one))))
  return lists
    .flatMap((list) => list.toSorted((one, other) => byTime(one, other) || rankOf(one) - rankOf(other)))
    .toSorted(byTime)
    .map(row)
}

/** Of one moment, what was decided before what became due by it; versions of deadlines count by themselves. */
function rankOf({ type, version }: AnyEvent): number {
  return type.startsWith('deadline.') ? Number.MAX_SAFE_INTEGER : version
}

function byTime(one: AnyEvent, other: AnyEvent): number {
  return one.at < other.at ? -1 : one.at > other.at ? 1 : 0
}

function row({ at, type, subject, actor, via, data }: AnyEvent) {
  const { caseCode: _, ...what } = { caseCode: undefined, ...data }
  return { at, type, about: subject.split('/')[0], actor, via, what }
}
