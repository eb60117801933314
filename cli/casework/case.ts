import { decide } from '../../shared/casework/decide.ts'
import type { Decision } from '../../shared/casework/decision.ts'
import type { Deadline } from '../../shared/domain/deadline.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import { findReferralId } from '../../shared/table/referral-store.ts'
import type { Connection } from '../connection.ts'
import { NOBODY_NAMED, occasionOf } from '../operator.ts'

/**
 * Decides about the case that a code or a referral's id names, as whoever runs the command line.
 * @throws NotFound when there is none
 * @throws Refused when nobody known acts, or the case does not allow it
 */
export async function decideCase(connection: Connection, codeOrId: string, decision: Decision) {
  await requireActor(connection)
  const id = await referralIdOf(connection, codeOrId)
  const file = await decide(connection.table, id, decision, occasionOf(connection))
  const { referral, household, deadlines } = file
  return {
    caseCode: referral.caseCode,
    status: referral.status,
    district: referral.district,
    liaison: referral.liaison,
    caseManager: household.caseManager,
    deadlines: deadlines.filter(({ status }) => status === 'open').map(openRow),
  }
}

/** @throws NotFound when neither a case code nor a referral is called so */
export async function referralIdOf({ table }: Connection, codeOrId: string): Promise<string> {
  if (!codeOrId.includes('-')) return codeOrId
  const id = await findReferralId(table, codeOrId.toUpperCase())
  if (id === undefined) throw new NotFound(`no case is called ${codeOrId}: see "referral list"`)
  return id
}

/**
 * The operator who acts.
 * @throws Refused when nobody is named, or somebody who is not known or has left
 */
export async function requireActor({ table, operator }: Connection): Promise<string> {
  if (operator === NOBODY_NAMED) {
    throw new Refused('a decision is somebody’s: say whose with --as <operator>, see "operator list"')
  }
  const found = await findOperator(table, operator)
  if (found === undefined)
    throw new Refused(`--as ${operator}: no operator is called so, see "operator list"`)
  if (found.leftOn !== undefined) throw new Refused(`--as ${operator}: left on ${found.leftOn}`)
  return operator
}

function openRow({ kind, number, due, owner, isUrgent }: Deadline) {
  return { kind, number, due, owner: owner ?? 'the district', ...(isUrgent ? { isUrgent } : {}) }
}
