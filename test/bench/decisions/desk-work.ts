import type { Occasion } from '../../../events/announce.ts'
import type { Decision } from '../../../shared/casework/decision.ts'
import { acknowledge } from '../../../shared/casework/decisions/acknowledge.ts'
import { close } from '../../../shared/casework/decisions/close.ts'
import { recordContact } from '../../../shared/casework/decisions/contact.ts'
import { giveFeedback } from '../../../shared/casework/decisions/feedback.ts'
import { note } from '../../../shared/casework/decisions/note.ts'
import { progress } from '../../../shared/casework/decisions/progress.ts'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import type { Table } from '../../../shared/table/table.ts'
import { arrive, emptyWorld, occasionAt } from '../../support/casework-world.ts'
import { putWorld } from '../../support/world-in-table.ts'

/** Something that is decided about a family. */
export interface Deed {
  readonly name: string
  readonly decision: Decision
  readonly occasion: Occasion
}

const deed = (name: string, time: string, decision: Decision): Deed => ({
  name,
  decision,
  occasion: occasionAt(`2026-01-26T${time}:00Z`),
})

/** What is decided about a family from its arrival to its end, in this order. */
export const deskWork: readonly Deed[] = [
  deed('acknowledge', '08:00', acknowledge),
  deed('take in charge', '08:10', takeInCharge('anna-prova')),
  deed(
    'contact made',
    '08:20',
    recordContact({ channel: 'phone', outcome: 'reached', isInterpreted: false }),
  ),
  deed('note', '08:30', note('richiamare giovedì')),
  deed('notice given', '08:40', progress({ step: 'privacy-notice' })),
  deed('plan written', '08:50', progress({ step: 'plan' })),
  deed('feedback given', '09:00', giveFeedback('phone')),
  deed('close', '09:10', close('goals-met')),
]

/** Families that have just arrived, numbered on. */
export async function putFamilies(
  table: Table,
  { count, from }: { readonly count: number; readonly from: number },
): Promise<Referral[]> {
  const families: Referral[] = []
  for (let number = from; number < from + count; number += 1) {
    const world = emptyWorld()
    families.push(arrive(world, { number, at: '2026-01-23T09:00:00Z' }))
    await putWorld(table, world)
  }
  return families
}
