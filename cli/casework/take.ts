import { requireMember } from '../../shared/casework/acting.ts'
import { decidePrepared, openCase } from '../../shared/casework/decide.ts'
import type { Decision } from '../../shared/casework/decision.ts'
import { takeInCharge } from '../../shared/casework/decisions/take-in-charge.ts'
import { hasLeft } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { Refused } from '../../shared/errors.ts'
import { key } from '../../shared/table/keys.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { referralIdOf, requireActor, standing } from './case.ts'

/**
 * Takes a family in charge.
 * @param caseManager who works with it; whoever runs the command line without
 * @throws Refused when that person does not work in the district, or somebody was quicker
 */
export async function takeCase(connection: Connection, codeOrId: string, caseManager?: string) {
  const { table } = connection
  const actor = await requireActor(connection)
  const id = await referralIdOf(connection, codeOrId)
  const whose = caseManager ?? actor
  const prepare = async () => {
    const file = await openCase(table, id)
    const { district } = file.referral
    await requireMember(table, whose, { district, deed: `${district} works with the family itself` })
    const found = await findOperator(table, whose)
    if (found === undefined || hasLeft(found, romeDate(connection.now()))) {
      throw new Refused(`--case-manager ${whose} has left: see "operator list --district ${district}"`)
    }
    const checks = [{ check: key.operator(whose), version: found.version }]
    const decision: Decision = (...seen) => ({ ...takeInCharge(whose)(...seen), besides: checks })
    return { file, decision }
  }
  const occasion = occasionOf(connection)
  const file = await decidePrepared(table, prepare, occasion).catch(
    refusedWhenChanged(`the case ${codeOrId}`),
  )
  return standing(file)
}
