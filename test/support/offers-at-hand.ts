import { addOwnDeadline } from '../../shared/casework/deadlines/deadline-actions.ts'
import { decide, openCase } from '../../shared/casework/decide.ts'
import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { raiseDanger } from '../../shared/casework/decisions/danger.ts'
import { progress } from '../../shared/casework/decisions/progress.ts'
import { handOver } from '../../shared/casework/handing-over.ts'
import { askForMentor } from '../../shared/casework/mentoring/requesting.ts'
import { takeCaseInCharge } from '../../shared/casework/taking-in-charge.ts'
import { isOpen } from '../../shared/domain/deadline.ts'
import { handoversOf } from '../../shared/table/handover-store.ts'
import { familiesAtHand, openOf, press } from './act-table.ts'
import { occasionAt } from './casework-world.ts'

export const OFFERED = '2026-11-24T09:00:00.000Z'
export const ANSWERED = '2026-11-25T15:00:00.000Z'
export const UNDONE = '2026-11-26T09:00:00.000Z'

/** One table for a test file, in which families are offered to another district and answered by link. */
export function offersAtHand() {
  const { table, arrived } = familiesAtHand()
  return {
    table,
    /** A family that is in charge, contacted, asks for a mentor, in danger, with something of its own to remember, and offered. */
    async offered() {
      const { id } = await arrived()
      const anna = occasionAt('2026-11-23T10:00:00.000Z')
      await takeCaseInCharge(table(), id, 'anna-prova', anna)
      const reached = recordContact({ channel: 'phone', outcome: 'reached', isInterpreted: false })
      await decide(table(), id, reached, anna)
      await addOwnDeadline(table(), id, { due: '2026-12-04', note: 'Scuola', owner: 'anna-prova' }, anna)
      await decide(table(), id, progress({ step: 'privacy-notice' }), anna)
      await askForMentor(table(), id, { kind: 'adult', agreedOn: '2026-11-23' }, anna)
      await decide(table(), id, raiseDanger, anna)
      await handOver(table(), id, { to: 'dalmine' }, occasionAt(OFFERED))
      return id
    },
    async answered(id: string, act: 'accept-handover' | 'send-back-handover') {
      const deadline = await openOf(table(), 'answer-handover', `referral/${id}`)
      return press(table(), deadline, { act, by: 'dino-prova', at: ANSWERED })
    },
    /** All that counts of a case; versions only grow. */
    async standing(id: string) {
      const { referral, household, deadlines, mentoring = [] } = await openCase(table(), id)
      const offers = await handoversOf(table(), id)
      const open = deadlines.filter(isOpen).toSorted((one, other) => (one.kind < other.kind ? -1 : 1))
      return [referral, household, ...offers, ...mentoring, ...open].map(({ version: _, ...rest }) => rest)
    },
  }
}
