import { describe, expect, test } from 'vitest'
import { decideCase } from '../../../cli/casework/case.ts'
import { historyOf } from '../../../cli/casework/history.ts'
import { takeCase } from '../../../cli/casework/take.ts'
import { listReferrals } from '../../../cli/referrals.ts'
import { decideFromAnywhere } from '../../../shared/casework/decide.ts'
import { acknowledge } from '../../../shared/casework/decisions/acknowledge.ts'
import { raiseDanger } from '../../../shared/casework/decisions/danger.ts'
import { amina, casesAtHand } from '../../support/case-at-hand.ts'

const { as, arrived } = casesAtHand(amina)

describe('who decides', () => {
  test('only who works in the district of the case; that a child is in danger anybody may say', async () => {
    const { caseCode } = await arrived()
    await expect(decideCase(as('dino-prova'), caseCode, acknowledge)).rejects.toThrow(
      `bergamo decides about ${caseCode}, and dino-prova does not work there`,
    )
    await expect(takeCase(as('dino-prova'), caseCode, 'anna-prova')).rejects.toThrow(
      /dino-prova does not work there/,
    )
    const raised = await decideCase(as('dino-prova'), caseCode, raiseDanger, decideFromAnywhere)
    expect(raised.deadlines[0]).toMatchObject({ kind: 'danger' })
  })

  test('nobody in particular, or nobody known, decides nothing', async () => {
    const { caseCode } = await arrived()
    await expect(decideCase(as('ops'), caseCode, acknowledge)).rejects.toThrow(/--as <operator>/)
    await expect(decideCase(as('zeno-prova'), caseCode, acknowledge)).rejects.toThrow(/no operator is called/)
    await expect(decideCase(as('anna-prova'), 'BG-26-9999', acknowledge)).rejects.toThrow(
      /no case is called BG-26-9999/,
    )
  })

  test('of two who acknowledge at once, one does and the other reads what happened', async () => {
    const { id, caseCode } = await arrived()
    const both = await Promise.allSettled(
      ['anna-prova', 'bruno-prova'].map((one) => decideCase(as(one), id, acknowledge)),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [reason] = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect(reason).toContain(`${caseCode} was acknowledged at`)
    const told = (await historyOf(as('carla-prova'), caseCode)).filter(
      ({ type }) => type === 'referral.acknowledged',
    )
    expect(told).toHaveLength(1)
  })

  test('a family is taken in charge by whoever does it, or by another one who works there', async () => {
    const own = await arrived()
    const taken = await takeCase(as('anna-prova'), own.caseCode)
    expect(taken).toMatchObject({ status: 'in-charge', caseManager: 'anna-prova' })
    const given = await arrived()
    await takeCase(as('anna-prova'), given.caseCode, 'bruno-prova')
    const rows = await listReferrals(as('anna-prova'), { owner: 'bruno-prova' })
    expect(rows.map(({ caseCode }) => caseCode)).toEqual([given.caseCode])
    const other = await arrived()
    await expect(takeCase(as('anna-prova'), other.caseCode, 'dino-prova')).rejects.toThrow(
      /dino-prova does not work there/,
    )
  })
})
