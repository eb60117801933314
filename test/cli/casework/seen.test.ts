import { describe, expect, test } from 'vitest'
import { decideCase } from '../../../cli/casework/case.ts'
import { historyOf } from '../../../cli/casework/history.ts'
import { joinCase } from '../../../cli/casework/join.ts'
import { takeCase } from '../../../cli/casework/take.ts'
import { addDeadline } from '../../../cli/deadlines/change.ts'
import { showDeadline } from '../../../cli/deadlines/show.ts'
import { searchHouseholds } from '../../../cli/households/search.ts'
import { familyOf } from '../../../cli/households/show.ts'
import { showReferral } from '../../../cli/referrals.ts'
import { showSubmission } from '../../../cli/submissions/show.ts'
import { acknowledge } from '../../../shared/casework/decisions/acknowledge.ts'
import { recordContact } from '../../../shared/casework/decisions/contact.ts'
import { mark } from '../../../shared/casework/decisions/mark.ts'
import { note } from '../../../shared/casework/decisions/note.ts'
import { amina, casesAtHand } from '../../support/case-at-hand.ts'

const { as, arrived } = casesAtHand(amina)

describe('what is seen', () => {
  test('of a referral: who works with the family and what is due; what was written only when it is asked for', async () => {
    const { caseCode } = await arrived()
    await takeCase(as('anna-prova'), caseCode)
    const attempt = { channel: 'phone', outcome: 'no-answer', isInterpreted: false } as const
    await decideCase(as('anna-prova'), caseCode, recordContact({ ...attempt, note: 'Suonava libero.' }))
    await decideCase(as('anna-prova'), caseCode, note('Ha tre figli.'))
    const neutral = await showReferral(as('carla-prova'), caseCode, false)
    expect(neutral).toMatchObject({ liaison: 'anna-prova', caseManager: 'anna-prova', contacts: 1 })
    expect(neutral.deadlines.map(({ kind }) => kind)).toEqual([
      'first-contact',
      'feedback',
      'discussion',
      'plan',
    ])
    expect(JSON.stringify([neutral, await historyOf(as('carla-prova'), caseCode)])).not.toMatch(
      /figli|libero|Esempio/,
    )
    expect(await showReferral(as('carla-prova'), caseCode, true)).toMatchObject({
      written: { notes: [{ text: 'Ha tre figli.' }], contacts: [{ note: 'Suonava libero.' }] },
    })
  })

  test('of a restricted family: only by its own people and the coordinators of its district', async () => {
    const { caseCode, household, sentAs, form } = await arrived({ contact_phone: '320 0000031' })
    await decideCase(as('carla-prova'), caseCode, mark('restricted', true))
    for (const operator of ['anna-prova', 'carla-prova']) {
      expect((await familyOf(as(operator), household)).persons).toHaveLength(1)
    }
    for (const operator of ['bruno-prova', 'dino-prova', 'ops']) {
      const refusal = /is restricted: only its case manager/
      await expect(showReferral(as(operator), caseCode, true)).rejects.toThrow(refusal)
      await expect(showSubmission(as(operator), form, sentAs, true)).rejects.toThrow(refusal)
      const found = await searchHouseholds(as(operator), { phone: '3200000031' }, true)
      expect(found).toMatchObject([{ household }])
      expect(JSON.stringify(found)).not.toContain('Amina')
    }
    expect(await showReferral(as('bruno-prova'), caseCode, false)).toMatchObject({ isRestricted: true })
  })

  test('of a household that is joined to a restricted one: only when both allow it', async () => {
    const [leading, joined] = [await arrived(), await arrived()]
    const wanted = { due: '2026-12-15', note: 'Chiamare la zia.' }
    const own = await addDeadline(as('anna-prova'), joined.caseCode, wanted)
    await joinCase(as('anna-prova'), joined.caseCode, leading.caseCode)
    const named = { about: own.subject, kind: 'own' } as const
    await decideCase(as('carla-prova'), leading.caseCode, mark('restricted', true))
    const refusal = /is restricted: only its case manager/
    for (const one of [leading.household, joined.household]) {
      await expect(familyOf(as('bruno-prova'), one)).rejects.toThrow(refusal)
      expect((await familyOf(as('carla-prova'), one)).persons.length).toBeGreaterThan(0)
    }
    await expect(showDeadline(as('bruno-prova'), named, true)).rejects.toThrow(refusal)
    expect(await showDeadline(as('carla-prova'), named, true)).toMatchObject(wanted)
  })

  test('the history of a case begins with its form and names who did what, and how', async () => {
    const { caseCode } = await arrived()
    await decideCase(as('bruno-prova'), caseCode, acknowledge)
    const history = await historyOf(as('anna-prova'), caseCode)
    expect(history[0]).toMatchObject({ type: 'submission.received', about: 'submission', via: 'webhook' })
    expect(history).toContainEqual(
      expect.objectContaining({ type: 'referral.acknowledged', actor: 'operator/bruno-prova', via: 'cli' }),
    )
  })
})
