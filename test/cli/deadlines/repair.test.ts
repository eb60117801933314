import { describe, expect, test } from 'vitest'
import { addOwnDeadline } from '../../../shared/casework/deadlines/deadline-actions.ts'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { deadlineShape, deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt } from '../../support/casework-world.ts'
import { itemOfBefore, tableToCheck } from '../../support/checked-deadlines.ts'
import { offeredIn } from '../../support/handed-over.ts'
import { joinIn } from '../../support/joined.ts'
import { addOperators } from '../../support/operators.ts'
import { putItem } from '../../support/stored-items.ts'
import { putWorld } from '../../support/world-in-table.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'

const { connection, run, openIn } = tableToCheck(MONDAY)

describe('what is wrong', () => {
  test.each([
    ['left', 'carla-prova', 'anna-prova'],
    ['not-here', 'dino-prova', 'anna-prova'],
    ['not-known', 'nessuno-prova', 'anna-prova'],
  ])('an owner who is %s is replaced', async (fault, liaison, taker) => {
    await addOperators(connection())
    await putItem(connection(), itemOfBefore('operator.v1-left'))
    const world = emptyWorld()
    const { id } = arrive(world, { number: 1, at: MONDAY, liaison })
    offeredIn({ world, id: arrive(world, { number: 2, at: MONDAY }).id })
    await putWorld(connection().table, world)
    expect((await run(true)).faults).toEqual([
      `BG-26-0001 household liaison: ${fault}`,
      `BG-26-0001 referral liaison: ${fault}`,
      'BG-26-0002 referral answerer: not-here',
    ])
    expect(await openIn(`referral/${id}`)).toEqual([
      `acknowledge 1 ${taker} 2026-12-01`,
      `triage 1 ${taker} 2026-12-07`,
    ])
    expect((await run(false)).faults).toEqual([])
  })

  test('a deadline that stands twice, that nothing demands, or that is somebody else’s, is mended', async () => {
    await addOperators(connection())
    const world = emptyWorld()
    const { id } = arrive(world, { number: 1, at: MONDAY })
    await putWorld(connection().table, world)
    const subject = `referral/${id}`
    for (const one of (await deadlinesOf(connection().table, subject)).filter(isOpen)) {
      const twice = { ...one, number: 2 }
      const leftOver = { ...one, kind: 'feedback' } as const
      const others = { ...one, owner: 'bruno-prova' }
      await putItem(connection(), deadlineShape.toItem(one.kind === 'triage' ? twice : leftOver))
      if (one.kind === 'acknowledge') await putItem(connection(), deadlineShape.toItem(others))
    }
    expect((await run(true)).faults).toEqual([
      'BG-26-0001 acknowledge 1: misplaced',
      'BG-26-0001 feedback 1: left-over',
      'BG-26-0001 triage 2: doubled',
    ])
    expect(await openIn(subject)).toEqual([
      'acknowledge 1 anna-prova 2026-12-01',
      'triage 1 anna-prova 2026-12-07',
    ])
    expect((await run(false)).faults).toEqual([])
  })

  test('an operator’s own deadline whose owner is not known is given to who works with the family', async () => {
    await addOperators(connection())
    const world = emptyWorld()
    const { id, household } = arrive(world, { number: 1, at: MONDAY })
    await putWorld(connection().table, world)
    const own = { due: '2026-12-10', note: 'chiamare la scuola', owner: 'anna-prova' }
    const added = await addOwnDeadline(connection().table, id, own, occasionAt(MONDAY))
    await putItem(connection(), deadlineShape.toItem({ ...added, owner: 'nessuno-prova' }))
    expect(await run(true)).toMatchObject({ faults: ['BG-26-0001 own 1: not-known'], left: [] })
    expect(await openIn(`household/${household}`)).toEqual(['own 1 anna-prova 2026-12-10'])
    expect((await run(false)).faults).toEqual([])
  })

  test('whoever left the largest family is replaced in all of it, more than one transaction holds', async () => {
    await addOperators(connection())
    const left = { ...itemOfBefore('operator.v1-left'), id: 'anna-prova', pk: 'OPERATOR#anna-prova' }
    await putItem(connection(), left)
    const world = emptyWorld()
    const numbers = Array.from({ length: 20 }, (_, place) => place + 1)
    const amended = { at: MONDAY, bodyHash: 'a'.repeat(32), fields: ['needs' as const] }
    const [first, ...others] = numbers.map((number) =>
      arrive(world, { number, at: MONDAY, others: { amended } }),
    )
    if (first === undefined) throw new Error('nobody arrived')
    decideIn(world, fileOf(world, first.id), takeInCharge('anna-prova'), occasionAt(MONDAY))
    for (const { id } of others) joinIn(world, id, first.household, occasionAt(MONDAY))
    await putWorld(connection().table, world)
    const { faults, left: still } = await run(true)
    expect([faults.length, still]).toEqual([22, []])
    expect((await run(false)).faults).toEqual([])
  })
})
