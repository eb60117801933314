import type { CaseFile } from '../../shared/casework/case-file.ts'
import { decide } from '../../shared/casework/decide.ts'
import type { Decision } from '../../shared/casework/decision.ts'
import type { Deadline } from '../../shared/domain/deadline.ts'
import { hasLeft } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import { findReferral, findReferralId, referralsOfHousehold } from '../../shared/table/referral-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { NOBODY_NAMED, occasionOf } from '../operator.ts'

/**
 * Decides about the case that a code, a referral's id or its household's names, as whoever runs the command line.
 * @throws NotFound when there is none
 * @throws Refused when nobody known acts, or the case does not allow it
 */
export async function decideCase(connection: Connection, codeOrId: string, decision: Decision, how = decide) {
  await requireActor(connection)
  const id = await referralIdOf(connection, codeOrId)
  const file = await how(connection.table, id, decision, occasionOf(connection)).catch(
    refusedWhenChanged(`the case ${codeOrId}`),
  )
  return standing(file)
}

/** How a case stands after a decision: nothing personal. */
export function standing({ referral, household, deadlines }: CaseFile) {
  return {
    caseCode: referral.caseCode,
    status: referral.status,
    household: `${household.status} (${household.id})`,
    district: referral.district,
    liaison: referral.liaison ?? 'the district',
    ...(household.caseManager === undefined ? {} : { caseManager: household.caseManager }),
    ...(referral.feedbackOwed === undefined ? {} : { feedbackOwed: referral.feedbackOwed.about }),
    deadlines: openDeadlines(deadlines),
  }
}

/** What is still to be done, a danger before all else, then by due day. */
export function openDeadlines(deadlines: readonly Deadline[]) {
  return deadlines
    .filter(({ status }) => status === 'open')
    .toSorted((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1))
    .map(({ kind, number, due, owner, isUrgent }) => ({
      ...{ kind, number, due, owner: owner ?? 'the district' },
      ...(isUrgent ? { isUrgent } : {}),
    }))
}

function rankOf({ kind, due, number }: Deadline): string {
  return `${kind === 'danger' ? 0 : 1} ${due} ${kind} ${String(number).padStart(4, '0')}`
}

/**
 * The referral that a case code or its own id names, or the first one of the household whose id it is.
 * @throws NotFound when nothing is called so
 * @throws Refused when the household has no referral
 */
export async function referralIdOf({ table }: Connection, codeOrId: string): Promise<string> {
  if (codeOrId.includes('-')) {
    const id = await findReferralId(table, codeOrId.toUpperCase())
    if (id === undefined) throw new NotFound(`no case is called ${codeOrId}: see "referral list"`)
    return id
  }
  if ((await findReferral(table, codeOrId)) !== undefined) return codeOrId
  const household = await findHousehold(table, codeOrId)
  if (household === undefined) throw new NotFound(`no case is called ${codeOrId}: see "referral list"`)
  const [first] = household.referrals ?? (await referralsOfHousehold(table, household.id)).map(({ id }) => id)
  if (first !== undefined) return first
  throw new Refused(
    `household ${codeOrId} was taken over from earlier records: work with it begins when a referral is joined to it`,
  )
}

/**
 * The operator who acts.
 * @throws Refused when nobody is named, or somebody who is not known or has left
 */
export async function requireActor({ table, operator, now }: Connection): Promise<string> {
  if (operator === NOBODY_NAMED) {
    throw new Refused('a decision is somebody’s: say whose with --as <operator>, see "operator list"')
  }
  const found = await findOperator(table, operator)
  if (found === undefined)
    throw new Refused(`--as ${operator}: no operator is called so, see "operator list"`)
  if (hasLeft(found, romeDate(now()))) throw new Refused(`--as ${operator}: left on ${found.leftOn}`)
  return operator
}
