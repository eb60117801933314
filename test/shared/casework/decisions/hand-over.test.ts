import { describe, expect, test } from 'vitest'
import { offerHandover, withdrawHandover } from '../../../../shared/casework/decisions/hand-over.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { decideIn, fileOf, found, occasionAt } from '../../../support/casework-world.ts'
import { ANSWERED, OFFERED, offeredIn, open, standing, start, without } from '../../../support/handed-over.ts'

describe('offering a family to another district', () => {
  test('leaves it with its district, and gives the other two working days to answer', () => {
    const case1 = start()
    expect(offeredIn(case1)).toBeUndefined()
    const { referral } = standing(case1)
    expect(referral).toMatchObject({
      status: 'handing-over',
      district: 'bergamo',
      toDistrict: 'dalmine',
      from: 'received',
    })
    expect(open(case1.world)).toEqual(['answer-handover bruno-prova dalmine'])
    expect([...case1.world.deadlines.values()].find(isOpen)?.due).toBe('2026-11-26')
    expect(found(case1.world.handovers, case1.id)).toMatchObject({
      number: 1,
      status: 'offered',
      note: 'vicina alla nuova casa',
    })
    expect(case1.world.told.map(({ type }) => type)).toContain('referral.handover-offered')
  })

  test('of a family in charge lets the work go on', () => {
    const case1 = start()
    const { world, id } = case1
    decideIn(world, fileOf(world, id), takeInCharge('carla-prova'), occasionAt('2026-11-23T12:00:00Z'))
    expect(offeredIn(case1)).toBeUndefined()
    expect(open(world)).toContain('first-contact carla-prova bergamo')
    expect(open(world)).toContain('answer-handover bruno-prova dalmine')
  })

  test('is refused twice at once, to the own district, and when it is over', () => {
    const case1 = start()
    const { world, id } = case1
    const own = offerHandover({ toDistrict: 'bergamo', answerer: undefined, by: 'anna-prova', checks: [] })
    expect(decideIn(world, fileOf(world, id), own, occasionAt(OFFERED))).toBe(
      'BG-26-0001 is in bergamo already: name another district',
    )
    offeredIn(case1)
    expect(offeredIn(case1)).toContain('was offered to dalmine at 2026-11-24T09:00:00.000Z')
  })
})

test('an offer that is taken back leaves the case as it was, and its time has gone on', () => {
  const case1 = start()
  const { world, id } = case1
  const before = without(standing(case1).referral)
  const deadlines = open(world)
  offeredIn(case1)
  const back = withdrawHandover(found(world.handovers, id), 'anna-prova')
  expect(decideIn(world, fileOf(world, id), back, occasionAt(ANSWERED))).toBeUndefined()
  expect(without(standing(case1).referral)).toEqual({ ...before, handovers: 1 })
  expect(standing(case1).referral.countsFrom).toBeUndefined()
  expect(open(world)).toEqual(deadlines)
})
