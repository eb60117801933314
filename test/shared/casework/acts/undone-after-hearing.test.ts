import { expect, test } from 'vitest'
import { heardByMail } from '../../../../shared/casework/mail/feedback-by-mail.ts'
import { feedbackMailId } from '../../../../shared/domain/feedback-mail.ts'
import { findReferral } from '../../../../shared/table/referral-store.ts'
import { undoAt } from '../../../support/act-table.ts'
import { ANSWERED, offersAtHand, UNDONE } from '../../../support/offers-at-hand.ts'

const at = offersAtHand()

test('an acceptance that its sender has heard of is not undone: that mail waits as long as it may be', async () => {
  const id = await at.offered()
  const deed = await at.answered(id, 'accept-handover')
  const referral = await findReferral(at.table(), id)
  const mail = referral && feedbackMailId(referral)
  if (mail === undefined) throw new Error('the sender is owed nothing')
  const delivered = { at: new Date(ANSWERED), actor: 'system', via: 'system', correlationId: 'ses' } as const
  await heardByMail(at.table(), { id: mail, about: `referral/${id}` }, delivered)
  await expect(undoAt(at.table(), deed, UNDONE)).rejects.toThrow('was changed since')
})
