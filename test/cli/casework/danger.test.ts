import { describe, expect, test } from 'vitest'
import { decideCase } from '../../../cli/casework/case.ts'
import { confirmDangerOf } from '../../../cli/casework/danger.ts'
import { showReferral } from '../../../cli/referrals.ts'
import { raiseDanger } from '../../../shared/casework/decisions/danger.ts'
import { ARRIVED, amina, casesAtHand } from '../../support/case-at-hand.ts'

const { intake, as, arrived } = casesAtHand(amina)

describe('a danger', () => {
  test('of what is no referral yet is confirmed by a person, once', async () => {
    const id = crypto.randomUUID()
    const { submission, ofSubmission } = await intake().send({ child_in_danger: 'sì' }, ARRIVED, { id })
    expect(submission.status).toBe('quarantined')
    expect(ofSubmission.map(({ kind, status }) => [kind, status])).toContainEqual(['danger', 'open'])
    await expect(confirmDangerOf(as('ops'), submission.form, id)).rejects.toThrow(/--as <operator>/)
    await confirmDangerOf(as('anna-prova'), submission.form, id)
    const after = await intake().look(id)
    expect(after.submission.dangerConfirmed).toEqual({ at: '2026-11-24T09:00:00.000Z', by: 'anna-prova' })
    expect(after.ofSubmission.map(({ kind, status }) => [kind, status])).toEqual(
      expect.arrayContaining([
        ['danger', 'done'],
        ['complete', 'open'],
      ]),
    )
    await expect(confirmDangerOf(as('bruno-prova'), submission.form, id)).rejects.toThrow(
      /anna-prova confirmed its danger/,
    )
  })

  test('of a submission that is a referral is confirmed there', async () => {
    const { caseCode, form, sentAs } = await arrived({ child_in_danger: 'sì' })
    expect(await confirmDangerOf(as('anna-prova'), form, sentAs)).toMatchObject({ caseCode })
    await decideCase(as('anna-prova'), caseCode, raiseDanger)
    expect((await showReferral(as('anna-prova'), caseCode, false)).deadlines[0]).toMatchObject({
      kind: 'danger',
    })
  })

  test('that a submission does not tell is not confirmed', async () => {
    const id = crypto.randomUUID()
    const { submission } = await intake().send({ adults: 1 }, ARRIVED, { id })
    await expect(confirmDangerOf(as('anna-prova'), submission.form, id)).rejects.toThrow(/tells of no danger/)
  })
})
