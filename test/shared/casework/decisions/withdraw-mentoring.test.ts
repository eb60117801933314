import { beforeEach, describe, expect, test } from 'vitest'
import { acceptHandover } from '../../../../shared/casework/decisions/accept-hand-over.ts'
import { close } from '../../../../shared/casework/decisions/close.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { offerHandover } from '../../../../shared/casework/decisions/hand-over.ts'
import { withdraw } from '../../../../shared/casework/decisions/withdraw.ts'
import { withdrawMentoring } from '../../../../shared/casework/decisions/withdraw-mentoring.ts'
import { settleCase } from '../../../../shared/casework/settled-case.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { arrive, districtOf, fileOf, found, occasionAt, type World } from '../../../support/casework-world.ts'
import { decided, joinedOnes, MORNING } from '../../../support/decided.ts'
import { joinIn, separateIn } from '../../../support/joined.ts'
import { askedIn, readyFamily, requestsOf } from '../../../support/ready-family.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = readyFamily())
})

const statuses = () => requestsOf(world, family).map(({ number, status }) => `${number} ${status}`)
const told = (type: string) => world.told.filter((one) => one.type === type)

describe('withdrawing', () => {
  test('ends one request, with who, when and why, and is told', () => {
    askedIn(world, family, { persons: [2] })
    askedIn(world, family, { persons: [3] })
    expect(decided(world, family, withdrawMentoring(1, 'found-otherwise'))).toBeUndefined()
    expect(statuses()).toEqual(['1 withdrawn', '2 waiting'])
    expect(requestsOf(world, family)[0]).toMatchObject({
      reason: 'found-otherwise',
      withdrawnBy: 'anna-prova',
      withdrawnAt: MORNING,
    })
    const { household } = fileOf(world, family.id)
    expect(told('mentoring.withdrawn')).toMatchObject([
      { version: household.version, data: { numbers: [1], reason: 'found-otherwise' } },
    ])
  })

  test('its number is not given again, and the same persons may be asked for anew', () => {
    askedIn(world, family)
    decided(world, family, withdrawMentoring(1, 'mistake'))
    expect(askedIn(world, family)).toBeUndefined()
    expect(statuses()).toEqual(['1 withdrawn', '2 waiting'])
  })

  test('is refused twice, and for a request that there is not', () => {
    expect(decided(world, family, withdrawMentoring(1, 'mistake'))).toBe(
      'BG-26-0001 has no mentoring request 1; those of its household: none',
    )
    askedIn(world, family)
    decided(world, family, withdrawMentoring(1, 'family-declined'))
    expect(decided(world, family, withdrawMentoring(1, 'mistake'))).toBe(
      `BG-26-0001: request 1 was withdrawn at ${MORNING} (family-declined): nothing was changed`,
    )
    expect(decided(world, family, withdrawMentoring(2, 'mistake'))).toContain('household: 1')
  })
})

describe('when the work with the family ends', () => {
  test('all its requests that wait end with it, told once', () => {
    for (const person of [1, 2, 3]) askedIn(world, family, { persons: [person] })
    decided(world, family, withdrawMentoring(2, 'mistake'))
    expect(decided(world, family, close('goals-met'))).toBeUndefined()
    expect(requestsOf(world, family)).toMatchObject([
      { reason: 'case-closed', withdrawnAt: MORNING, withdrawnBy: 'anna-prova' },
      { reason: 'mistake' },
      { reason: 'case-closed' },
    ])
    expect(told('mentoring.withdrawn').at(-1)).toMatchObject({
      data: { numbers: [1, 3], reason: 'case-closed' },
    })
  })

  test('a family that is served by earlier records stays, and nobody is sought for it', () => {
    askedIn(world, family)
    handedOver()
    const { household } = fileOf(world, family.id)
    world.households.set(household.id, { ...household, recordNumber: '77' })
    expect(decided(world, family, decline('no-need-found'))).toBeUndefined()
    expect(fileOf(world, family.id).household.status).toBe('open')
    expect(statuses()).toEqual(['1 withdrawn'])
  })

  test('nobody of us need have ended it', () => {
    askedIn(world, family)
    handedOver()
    const file = fileOf(world, family.id)
    const sender = { ...occasionAt(MORNING), actor: 'form/scuola-1', via: 'link' } as const
    const { besides = [] } = withdraw(file, sender)
    const requests = besides.flatMap((one) => ('replace' in one ? [one.replace] : []))
    expect(requests).toMatchObject([{ status: 'withdrawn', reason: 'case-closed' }])
    expect(requests[0]).not.toHaveProperty('withdrawnBy')
  })

  test('where all of it does not fit into one transaction it says what to withdraw', () => {
    joinedOnes(world, family, 19)
    const fitting = Array.from({ length: 40 }, (_, before) => {
      askedAt(before + 1)
      return closedActions()
    }).filter((count) => typeof count === 'number')
    expect(fitting.length).toBeGreaterThan(0)
    expect(fitting.every((count) => count <= 100)).toBe(true)
    expect(decided(world, family, close('goals-met'))).toContain('withdraw its 40 mentoring requests')
  })
})

/** As many requests as one likes. */
function askedAt(number: number): void {
  if (number === 1) askedIn(world, family)
  const { household } = fileOf(world, family.id)
  const first = found(world.mentoring, `${household.id} 1`)
  world.mentoring.set(`${household.id} ${number}`, { ...first, number })
}

/** How many actions closing the family takes; the refusal, when it is refused. */
function closedActions(): number | string {
  const file = fileOf(world, family.id)
  const occasion = occasionAt(MORNING)
  try {
    const outcome = close('goals-met')(file, occasion)
    const { deadlines, events } = settleCase(file, outcome, { districts: world.districts, occasion })
    const { referrals = [], households = [], besides = [] } = outcome
    return [referrals, households, besides, deadlines, events].reduce((sum, { length }) => sum + length, 0)
  } catch (error) {
    return String(error)
  }
}

function handedOver(): void {
  const offer = { toDistrict: 'dalmine', answerer: 'bruno-prova', by: 'anna-prova', checks: [] }
  decided(world, family, offerHandover(offer))
  const offered = found(world.handovers, family.id)
  const assignment = { owner: 'bruno-prova', reason: 'chosen' } as const
  const district = districtOf(world, 'dalmine')
  decided(world, family, acceptHandover({ offered, district, by: 'bruno-prova', assignment, checks: [] }))
}

describe('where the family goes', () => {
  test('its requests that wait go with it to another district, as long as they have waited', () => {
    askedIn(world, family, { persons: [2] })
    askedIn(world, family, { persons: [3] })
    decided(world, family, withdrawMentoring(1, 'mistake'))
    handedOver()
    expect(requestsOf(world, family)).toMatchObject([
      { district: 'bergamo', status: 'withdrawn' },
      { district: 'dalmine', status: 'waiting', requestedAt: MORNING },
    ])
  })

  test('it is joined to another one only once nobody is sought for it', () => {
    askedIn(world, family)
    handedOver()
    const into = arrive(world, { number: 2, at: '2026-12-01T10:00:00Z', district: 'dalmine' })
    expect(joinIn(world, family.id, into.household, occasionAt(MORNING))).toBe(
      'BG-26-0001 has mentoring request 1, which waits: withdraw it first, "mentoring withdraw BG-26-0001 1 --reason <reason>", and ask again from the other household',
    )
    decided(world, family, withdrawMentoring(1, 'other'))
    expect(joinIn(world, family.id, into.household, occasionAt(MORNING))).toBeUndefined()
  })

  test('those of the family that others are joined to stay with it', () => {
    const [other = family] = joinedOnes(world, family, 1)
    askedIn(world, other)
    expect(separateIn(world, other.id, occasionAt(MORNING))).toBeUndefined()
    expect(statuses()).toEqual(['1 waiting'])
  })

  test('nobody is separated whom a request goes by that waits', () => {
    const [other = family] = joinedOnes(world, family, 1)
    askedIn(world, family)
    const { household } = fileOf(world, family.id)
    const request = found(world.mentoring, `${household.id} 1`)
    world.mentoring.set(`${household.id} 1`, { ...request, caseCode: other.caseCode })
    expect(separateIn(world, other.id, occasionAt(MORNING))).toContain(
      '"mentoring withdraw BG-26-0002 1 --reason <reason>"',
    )
  })
})
