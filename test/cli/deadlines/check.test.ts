import { describe, expect, test } from 'vitest'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt } from '../../support/casework-world.ts'
import { itemOfBefore, tableToCheck } from '../../support/checked-deadlines.ts'
import { addOperators } from '../../support/operators.ts'
import { putItem } from '../../support/stored-items.ts'
import { putWorld } from '../../support/world-in-table.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const OLD_REFERRAL = 'referral/dbf9895a6206bffe362dc762017f3122'
const OLD_SUBMISSION = 'submission/scuola-demo.0fd557218bf9bd0a952a1269b3d1e110'

const { connection, run, openIn, typesOf } = tableToCheck(MONDAY)

/** A received referral, its household, what was not understood, and a district of before. */
async function upgraded(): Promise<void> {
  for (const name of ['referral.v1-received', 'household.v1', 'submission.v1-quarantined', 'district.v1']) {
    await putItem(connection(), itemOfBefore(name))
  }
}

describe('what the version before left behind', () => {
  const faults = [
    `${OLD_SUBMISSION} owner: nobody`,
    `${OLD_SUBMISSION} complete 1: missing`,
    'DA-26-0042 household liaison: nobody',
    'DA-26-0042 referral liaison: nobody',
    'DA-26-0042 acknowledge 1: missing',
    'DA-26-0042 triage 1: missing',
    'DA-26-0042 danger 1: missing',
  ]

  test('is found without an owner and without dates, and left as it is', async () => {
    await addOperators(connection())
    await upgraded()
    expect(await run(false)).toMatchObject({ things: 2, faults, left: faults, failures: [] })
    expect(await openIn(OLD_REFERRAL)).toEqual([])
    expect(await typesOf(OLD_REFERRAL)).toEqual([])
  })

  test('gets owners and dates, each told; a second run finds nothing and writes nothing', async () => {
    await addOperators(connection())
    await upgraded()
    expect(await run(true)).toMatchObject({ faults, left: [], failures: [] })
    expect(await openIn(OLD_REFERRAL)).toEqual([
      'acknowledge 1 dino-prova 2026-01-20',
      'danger 1 dino-prova 2026-01-19',
      'triage 1 dino-prova 2026-01-20',
    ])
    expect(await openIn(OLD_SUBMISSION)).toEqual(['complete 1 anna-prova 2026-01-20'])
    const told = [await typesOf(OLD_REFERRAL), await typesOf(OLD_SUBMISSION)]
    expect(told[0]?.toSorted()).toEqual(['deadline.set', 'referral.reassigned'])
    expect(told[1]?.toSorted()).toEqual(['deadline.set', 'submission.reassigned'])
    expect(await run(true)).toMatchObject({ faults: [], left: [] })
    expect([await typesOf(OLD_REFERRAL), await typesOf(OLD_SUBMISSION)]).toEqual(told)
  })

  test('gets its dates where nobody is there, and owners once somebody is; of one district, when one is named', async () => {
    await upgraded()
    expect((await run(true)).left).toEqual(faults.filter((one) => one.endsWith('nobody')))
    expect(await openIn(OLD_REFERRAL)).toContain('triage 1 undefined 2026-01-20')
    const told = await typesOf(OLD_REFERRAL)
    await run(true)
    expect(await typesOf(OLD_REFERRAL)).toEqual(told)
    await addOperators(connection())
    expect(await run(true, 'dalmine')).toMatchObject({ things: 1, left: [] })
    expect(await openIn(OLD_REFERRAL)).toContain('triage 1 dino-prova 2026-01-20')
    expect((await run(false)).faults).toEqual([`${OLD_SUBMISSION} owner: nobody`])
  })
})

test('a case that is in order is left alone, whether it waits or is in charge', async () => {
  await addOperators(connection())
  const world = emptyWorld()
  const [, inCharge] = [1, 2].map((number) => arrive(world, { number, at: MONDAY }).id)
  decideIn(world, fileOf(world, inCharge ?? ''), takeInCharge('anna-prova'), occasionAt(MONDAY))
  await putWorld(connection().table, world)
  expect(await run(true)).toMatchObject({ things: 2, faults: [] })
  expect(await typesOf(`referral/${inCharge}`)).toEqual([])
})

test('what cannot be read is named, and the rest is repaired', async () => {
  await addOperators(connection())
  await upgraded()
  const id = '0'.repeat(32)
  const { gsi2pk: _, ...newer } = itemOfBefore('referral.v1-offered')
  await putItem(connection(), { ...newer, pk: `REFERRAL#${id}`, list: { id }, v: 99 })
  const { failures, left } = await run(true)
  expect(failures).toEqual([expect.stringContaining('has shape version 99')])
  expect(left).toEqual([])
  expect(await openIn(OLD_REFERRAL)).toHaveLength(3)
})
