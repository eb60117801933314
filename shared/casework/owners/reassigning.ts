import type { Occasion } from '../../../events/announce.ts'
import type { District } from '../../domain/district.ts'
import { isPresent } from '../../domain/operator.ts'
import { romeDate } from '../../domain/rome.ts'
import type { Submission } from '../../domain/submission.ts'
import { dayZero } from '../../domain/working-days.ts'
import { Refused } from '../../errors.ts'
import type { Table } from '../../table/table.ts'
import { requireOwnDistrict, requireWorker } from '../acting.ts'
import type { CaseFile } from '../case-file.ts'
import { decidePrepared, openOwnCase } from '../decide.ts'
import { reassign } from '../decisions/reassign.ts'
import { giveSubmission } from './give-submission.ts'

/** Whom a person chooses. */
export interface Chosen {
  readonly liaison?: string | undefined
  readonly caseManager?: string | undefined
}

/** What was done, and who of those chosen is away. */
export interface Reassigned<Thing> {
  readonly done: Thing
  readonly away: readonly string[]
}

/**
 * Gives a referral to another liaison, its family to another case manager, or both.
 * @param referral its id
 * @throws NotFound when there is no such referral
 * @throws Refused when somebody chosen does not work in its district, or the case does not allow it
 */
export async function reassignCase(
  table: Table,
  referral: string,
  chosen: Chosen,
  occasion: Occasion,
): Promise<Reassigned<CaseFile>> {
  let away: string[] = []
  const prepare = async () => {
    const file = await openOwnCase(table, referral, occasion)
    const ids = new Set([chosen.liaison, chosen.caseManager].filter((id) => id !== undefined))
    const people = await Promise.all([...ids].map((id) => requireChosen(table, id, file.district, occasion)))
    away = people.filter(({ isAway }) => isAway).map(({ id }) => id)
    const checks = people.map(({ check }) => check)
    return { file, decision: reassign({ ...chosen, checks }) }
  }
  return { done: await decidePrepared(table, prepare, occasion), away }
}

/**
 * Gives a submission that is to be completed to somebody else.
 * @throws NotFound when there is no such submission
 * @throws Refused when it does not wait to be completed, or whoever chooses or is chosen does not work in its district
 */
export async function reassignSubmission(
  table: Table,
  name: Pick<Submission, 'form' | 'hash'>,
  owner: string,
  occasion: Occasion,
): Promise<Reassigned<string>> {
  let away: string[] = []
  const choose = async (submission: Submission, district: District) => {
    const { submissionId } = submission
    const deed = `${district.id} decides about submission ${submissionId}`
    await requireOwnDistrict(table, occasion, { district: district.id, deed })
    requireWaiting(submission, owner)
    const { isAway, check } = await requireChosen(table, owner, district, occasion)
    away = isAway ? [owner] : []
    return { assignment: { owner, reason: 'chosen' as const }, checks: [check] }
  }
  await giveSubmission(table, name, choose, occasion)
  return { done: owner, away }
}

function requireWaiting({ status, submissionId, owner: present }: Submission, owner: string): void {
  if (status !== 'quarantined') {
    throw new Refused(`submission ${submissionId} is ${status}: only what is to be completed has an owner`)
  }
  if (present === owner) throw new Refused(`submission ${submissionId} is ${owner}'s already`)
}

/** @throws Refused when nobody is called so, they have left, or do not work in the district */
async function requireChosen(table: Table, id: string, district: District, { at }: Occasion) {
  const deed = `this is for people of ${district.id}`
  const { operator, check } = await requireWorker(table, id, {
    ...{ district: district.id, day: romeDate(at), deed },
  })
  return { id, isAway: !isPresent(operator, dayZero(at, district.office)), check }
}
