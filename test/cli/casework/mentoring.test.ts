import { beforeEach, describe, expect, test } from 'vitest'
import { acceptOffer, offerCase } from '../../../cli/casework/handover.ts'
import { historyOf } from '../../../cli/casework/history.ts'
import { listMentoring, requestMentor, withdrawMentor } from '../../../cli/casework/mentoring.ts'
import { listMentorsWanted } from '../../../cli/casework/mentoring-wanted.ts'
import type { Connection } from '../../../cli/connection.ts'
import { loadDistricts } from '../../../cli/districts.ts'
import { showHousehold } from '../../../cli/households/show.ts'
import { openCase } from '../../../shared/casework/decide.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { commit } from '../../../shared/table/commit.ts'
import { personShape } from '../../../shared/table/household-store.ts'
import { mentorShape } from '../../../shared/table/mentor-store.ts'
import { found } from '../../support/casework-world.ts'
import { MORNING, oneFamily } from '../../support/decided.ts'
import { connectionTo } from '../../support/intake-connection.ts'
import { memoryTable } from '../../support/memory-table.ts'
import { addOperators } from '../../support/operators.ts'
import { AGREED, madeReady, membersOf } from '../../support/ready-family.ts'
import { aMentor } from '../../support/waiting-family.ts'
import { putWorld } from '../../support/world-in-table.ts'

const code = 'BG-26-0001'
const wish = { kind: 'adult', agreedOn: AGREED } as const

let connection: Connection
beforeEach(async () => {
  connection = connectionTo(memoryTable(), { operator: 'ops', at: MORNING })
  await loadDistricts(connection)
  await addOperators(connection)
})
const as = (operator: string): Connection => ({ ...connection, operator })

/** A mother and two children, whose form may say more; contacted and informed, unless only referred. */
async function arrived(
  said: Partial<Pick<Referral, 'isMentorWanted' | 'isChildInDanger'>> = {},
  isReady = true,
) {
  const { world, family } = oneFamily()
  if (isReady) madeReady(world, family)
  world.referrals.set(family.id, { ...found(world.referrals, family.id), ...said })
  await putWorld(connection.table, world)
  const persons = membersOf(family.household).map((one) => ({ create: personShape.toItem(one) }))
  await commit(connection.table, persons, [])
  return family
}

describe('a request', () => {
  test('is made, listed by ids and dates, shown with its household and told in its history', async () => {
    const { household } = await arrived()
    expect(await requestMentor(as('anna-prova'), code, { ...wish, persons: [2] })).toMatchObject({
      caseCode: code,
      mentoringRequest: 1,
    })
    const [row, ...others] = await listMentoring(connection, { district: 'bergamo', status: 'waiting' })
    expect([row, others]).toEqual([
      {
        ...{ caseCode: code, household, number: 1, district: 'bergamo', status: 'waiting' },
        ...{ kind: 'adult', urgency: 'ordinary', requestedAt: MORNING },
      },
      [],
    ])
    const { mentoring } = await showHousehold(connection, code, false)
    expect(mentoring).toMatchObject([{ number: 1, kind: 'adult', status: 'waiting' }])
    const told = (await historyOf(connection, code)).filter(({ type }) => type === 'mentoring.requested')
    expect(told).toMatchObject([{ actor: 'operator/anna-prova', what: { number: 1, kind: 'adult' } }])
  })

  test('is somebody’s of the district', async () => {
    await arrived()
    await expect(requestMentor(connection, code, wish)).rejects.toThrow('--as <operator>')
    await expect(requestMentor(as('dino-prova'), code, wish)).rejects.toThrow('does not work there')
    expect(await listMentoring(connection, {})).toEqual([])
  })

  test('for a person or without a mentor whom nobody knows is refused', async () => {
    await arrived()
    const anna = as('anna-prova')
    await expect(requestMentor(anna, code, { ...wish, persons: [9] })).rejects.toThrow('no person 9')
    const excluded = ['nobody-prova']
    await expect(requestMentor(anna, code, { ...wish, excluded })).rejects.toThrow(
      'no mentor is called nobody-prova',
    )
    await commit(connection.table, [{ create: mentorShape.toItem(aMentor) }], [])
    const asked = requestMentor(anna, code, { ...wish, excluded: [aMentor.id] })
    expect(await asked).toMatchObject({ mentoringRequest: 1 })
  })

  test('that two make for the same person at once is made once; for two persons both are made', async () => {
    const { id } = await arrived()
    const both = (persons: readonly (readonly number[])[]) =>
      Promise.allSettled(
        persons.map((some) => requestMentor(as('anna-prova'), code, { ...wish, persons: [...some] })),
      )
    expect((await both([[2], [3]])).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const same = await both([[1], [1]])
    expect(same.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { household, mentoring = [] } = await openCase(connection.table, id)
    expect(mentoring.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(household.mentoringRequests).toBe(3)
  })

  test('is withdrawn by its number, and leaves the list of those that wait', async () => {
    await arrived()
    await requestMentor(as('anna-prova'), code, wish)
    await withdrawMentor(as('bruno-prova'), code, { number: 1, reason: 'found-otherwise' })
    expect(await listMentoring(connection, { status: 'waiting' })).toEqual([])
    expect(await listMentoring(connection, {})).toMatchObject([{ number: 1, status: 'withdrawn' }])
  })

  test('goes with its family to the district that takes it', async () => {
    await arrived()
    await requestMentor(as('anna-prova'), code, wish)
    await offerCase(as('anna-prova'), code, { to: 'dalmine' })
    expect(await listMentoring(connection, { district: 'bergamo' })).toHaveLength(1)
    await acceptOffer(as('dino-prova'), code)
    expect(await listMentoring(connection, { district: 'bergamo' })).toEqual([])
    expect(await listMentoring(connection, { district: 'dalmine' })).toMatchObject([{ caseCode: code }])
  })
})

describe('families that want a mentor', () => {
  test('are listed until one is asked for, with what is missing before', async () => {
    await arrived({ isMentorWanted: true })
    const row = { caseCode: code, district: 'bergamo', status: 'in-charge', owner: 'anna-prova' }
    expect(await listMentorsWanted(connection, {})).toMatchObject([{ ...row, missing: [] }])
    await requestMentor(as('anna-prova'), code, wish)
    expect(await listMentorsWanted(connection, {})).toEqual([])
  })

  test('with every step that is still to be done, and a danger before all else', async () => {
    await arrived({ isMentorWanted: true, isChildInDanger: true }, false)
    expect(await listMentorsWanted(connection, { district: 'bergamo' })).toMatchObject([
      { caseCode: code, missing: ['danger', 'in-charge', 'contact', 'privacy-notice'] },
    ])
    expect(await listMentorsWanted(connection, { district: 'dalmine' })).toEqual([])
  })

  test('are not those whose form said nothing of it', async () => {
    await arrived()
    expect(await listMentorsWanted(connection, {})).toEqual([])
  })
})
