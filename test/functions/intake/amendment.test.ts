import { describe, expect, test } from 'vitest'
import { amend, seenBody, type Versions } from '../../../functions/intake/amendment.ts'
import { toReferral } from '../../../functions/intake/first-referral.ts'
import { arrivedAt, form, received } from '../../support/submissions.ts'

const OLDER = 'a'.repeat(32)
const NEWER = 'b'.repeat(32)
const occasion = { at: arrivedAt, actor: 'system', via: 'system', correlationId: 'request-1' } as const
const answers = { municipality: 'Dalmine', needs: ['housing' as const], contact_phone: '+390350000001' }
const referral = toReferral(
  received(),
  {
    form,
    answers,
    place: { kind: 'district', istatCode: '016091', district: 'dalmine' },
    institution: undefined,
    possiblyKnown: [],
    remarks: [],
    caseCode: 'DA-26-0001',
    danger: 'no',
    assignment: { owner: 'anna-prova', reason: 'named-liaison' },
  },
  'dalmine',
)
const FIRST = 'f'.repeat(32)
const versions: Versions = {
  ...{ bodyHash: NEWER, newest: answers, corrected: [] },
  seen: { bodyHash: FIRST, answers },
}

describe('a submission that changes after it became a referral', () => {
  test('is noted on its referral and told by the names of the changed fields, never what they say', () => {
    const newest = { ...answers, needs: ['housing' as const, 'paperwork' as const], adults: 2 }
    const amended = amend(referral, { ...versions, newest }, occasion)
    expect(amended?.referral).toEqual({
      ...referral,
      amended: {
        ...{ at: arrivedAt.toISOString(), bodyHash: NEWER, comparedWith: FIRST },
        fields: ['needs', 'adults'],
      },
      version: 2,
    })
    expect(amended?.event).toMatchObject({
      type: 'referral.amended',
      subject: `referral/${referral.id}`,
      version: 2,
      data: { caseCode: 'DA-26-0001', fields: ['needs', 'adults'] },
    })
  })

  test('names a field that is no longer answered', () => {
    const { contact_phone: _, ...newest } = answers
    expect(amend(referral, { ...versions, newest }, occasion)?.referral.amended?.fields).toEqual([
      'contact_phone',
    ])
  })

  test('is nothing new when no field of the dictionary says another thing', () => {
    expect(amend(referral, { ...versions, newest: { ...answers } }, occasion)).toBeUndefined()
  })

  test('is told with no fields, and nothing to do, when it is changed back', () => {
    const newest = { ...answers, adults: 3 }
    const changed = amend(referral, { ...versions, newest, bodyHash: OLDER }, occasion)?.referral ?? referral
    const back = amend(changed, versions, occasion)
    expect(back?.event).toMatchObject({ type: 'referral.amended', data: { fields: [] } })
    expect(back?.referral.amended?.settledAt).toBe(arrivedAt.toISOString())
    expect(
      amend(back?.referral ?? referral, { ...versions, bodyHash: 'c'.repeat(32) }, occasion),
    ).toBeUndefined()
  })

  test('is compared with the version that a person has looked at last', () => {
    expect(seenBody(referral, FIRST)).toBe(FIRST)
    const newest = { ...answers, adults: 3 }
    const open = amend(referral, { ...versions, newest }, occasion)?.referral ?? referral
    expect(seenBody(open, 'never asked')).toBe(FIRST)
    const { amended = { at: '', bodyHash: '', fields: [] } } = open
    const settled = { ...open, amended: { ...amended, settledAt: arrivedAt.toISOString() } }
    expect(seenBody(settled, FIRST)).toBe(NEWER)
    const same = { ...versions, bodyHash: OLDER, seen: { bodyHash: NEWER, answers: newest }, newest }
    expect(amend(settled, same, occasion)).toBeUndefined()
    const more = { ...same, newest: { ...newest, single_parent: true } }
    const again = amend(settled, more, occasion)?.referral.amended
    expect(again).toMatchObject({ fields: ['single_parent'], comparedWith: NEWER })
    expect(again).not.toHaveProperty('settledAt')
  })

  test('never names a field that an operator corrected', () => {
    const newest = { ...answers, municipality: 'Curno' }
    expect(amend(referral, { ...versions, newest, corrected: ['municipality'] }, occasion)).toBeUndefined()
  })

  test('is told once for each version', () => {
    const newest = { ...answers, adults: 3 }
    const first = amend(referral, { ...versions, newest, bodyHash: OLDER }, occasion)?.referral ?? referral
    expect(amend(first, { ...versions, newest, bodyHash: OLDER }, occasion)).toBeUndefined()
    expect(amend(first, { ...versions, newest, bodyHash: NEWER }, occasion)?.referral.version).toBe(3)
  })
})
