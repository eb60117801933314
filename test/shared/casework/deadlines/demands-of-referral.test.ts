import { describe, expect, test } from 'vitest'
import { type Demand, demandsOfReferral } from '../../../../shared/casework/deadlines/demands.ts'
import { hash } from '../../../../shared/domain/hash.ts'
import type { Household } from '../../../../shared/domain/household.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { arrive, emptyWorld, fileOf } from '../../../support/casework-world.ts'

const AT = '2026-11-30T09:00:00.000Z'
const LATER = '2026-12-02T09:00:00.000Z'

const world = emptyWorld()
const { referral, household } = fileOf(world, arrive(world, { number: 1, at: AT }).id)
const inCharge = { ...referral, status: 'in-charge', takenInChargeAt: AT } as const
const handingOver = {
  ...referral,
  status: 'handing-over',
  offeredAt: LATER,
  toDistrict: 'dalmine',
  from: 'received',
} as const
const closed = { ...referral, status: 'closed', closedAt: LATER, outcome: 'goals-met' } as const
const managed = { ...household, caseManager: 'bruno-prova', takenInChargeAt: AT }

const kinds = (demands: readonly Demand[]) => demands.map(({ kind }) => kind).toSorted()
const ofReferral = (one: Referral, its: Household = household) => demandsOfReferral(one, its)

describe('a referral', () => {
  test.each([
    ['received', referral, ['acknowledge', 'triage']],
    ['acknowledged', { ...referral, acknowledgedAt: AT }, ['triage']],
    ['in charge', inCharge, []],
    ['offered to another district', { ...handingOver, answerer: 'carla-prova' }, ['answer-handover']],
    ['joined', { ...referral, status: 'joined', joinedAt: AT } as const, []],
    ['closed', closed, []],
    [
      'with a sender who has to hear',
      { ...closed, feedbackOwed: { about: 'closed', since: AT } } as const,
      ['feedback'],
    ],
    ['with a child in danger', { ...inCharge, isChildInDanger: true }, ['danger']],
    [
      'with a danger that somebody confirmed',
      { ...inCharge, isChildInDanger: true, dangerConfirmed: { at: AT, by: 'anna-prova' } },
      [],
    ],
    [
      'that its sender changed',
      { ...inCharge, amended: { at: AT, bodyHash: hash('body'), fields: ['adults'] } } as const,
      ['amendment'],
    ],
    [
      'whose changes were all decided',
      {
        ...inCharge,
        amended: { at: AT, bodyHash: hash('body'), fields: ['adults'], settledAt: AT },
      } as const,
      [],
    ],
  ] satisfies [string, Referral, string[]][])('%s', (_, one, expected) => {
    expect(kinds(ofReferral(one))).toEqual(expected)
  })

  test('is its liaison’s until it is in charge, then the case manager’s', () => {
    expect(ofReferral({ ...referral, liaison: 'anna-prova' }, managed)[0]).toMatchObject({
      owner: 'anna-prova',
    })
    const danger = ofReferral({ ...inCharge, isChildInDanger: true }, managed)
    expect(danger).toEqual([expect.objectContaining({ owner: 'bruno-prova', liaison: 'anna-prova' })])
  })

  test('without a liaison is the district’s own, and waits all the same', () => {
    const { liaison: _, ...nobodys } = referral
    const demands = ofReferral(nobodys)
    expect(kinds(demands)).toEqual(['acknowledge', 'triage'])
    expect(demands.every(({ owner, district }) => owner === undefined && district === 'bergamo')).toBe(true)
  })

  test('that came back counts from its return', () => {
    expect(ofReferral({ ...referral, countsFrom: LATER }).map(({ from }) => from)).toEqual([LATER, LATER])
  })

  test('is to be answered in the other district, from the offer on', () => {
    const [answer] = ofReferral({ ...handingOver, answerer: 'carla-prova' })
    expect(answer).toMatchObject({
      district: 'dalmine',
      owner: 'carla-prova',
      liaison: 'carla-prova',
      from: LATER,
    })
  })

  test('that bounced is to be settled by each side that has not', () => {
    const sides = [{ district: 'bergamo', coordinator: 'carla-prova' }, { district: 'dalmine' }]
    const bounced = { ...referral, acknowledgedAt: AT, bounced: { at: LATER, sides } }
    expect(ofReferral(bounced).filter(({ kind }) => kind === 'settle-bounce')).toEqual([
      expect.objectContaining({ about: 1, district: 'bergamo', owner: 'carla-prova', from: LATER }),
      expect.objectContaining({ about: 2, district: 'dalmine', owner: undefined, from: LATER }),
    ])
    const settled = sides.map((side, place) => (place === 0 ? { ...side, settledAt: LATER } : side))
    const left = ofReferral({ ...bounced, bounced: { at: LATER, sides: settled } })
    expect(left.flatMap(({ about }) => about ?? [])).toEqual([2])
  })
})
