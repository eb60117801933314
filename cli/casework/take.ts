import { takeCaseInCharge } from '../../shared/casework/taking-in-charge.ts'
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
  const occasion = occasionOf(connection)
  const file = await takeCaseInCharge(table, id, caseManager ?? actor, occasion).catch(
    refusedWhenChanged(`the case ${codeOrId}`),
  )
  return standing(file)
}
