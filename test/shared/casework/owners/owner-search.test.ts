import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOwner, type Question } from '../../../../shared/casework/owners/owner-search.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { namingShape } from '../../../../shared/table/naming-store.ts'
import { districtNamed } from '../../../support/districts.ts'
import { type Intake, startIntake } from '../../../support/intake-table.ts'

const district = districtNamed('bergamo')
/** Friday, 23:40 in Rome: what comes is read on Monday, the 30th. */
const at = new Date('2026-11-27T22:40:00.000Z')
const MONDAY = { from: '2026-11-30', to: '2026-11-30' }
const FRIDAY = { from: '2026-11-27', to: '2026-11-27' }

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('carla-prova', { roles: ['coordinator'] })
  await intake.addMember('dino-prova', { kinds: ['school'] })
  await intake.addMember('elena-prova', { kinds: ['school'] })
  await intake.addMember('fabio-prova', { roles: ['operator'], kinds: ['health-service'] })
  await intake.addMember('away-prova', { absences: [MONDAY], deputy: 'bruno-prova' })
  await intake.addMember('bruno-prova', { absences: [FRIDAY] })
  await intake.addMember('alone-prova', { absences: [MONDAY] })
  await intake.addMember('both-prova', { absences: [MONDAY], deputy: 'alone-prova' })
  await intake.addMember('gone-prova', { leftOn: '2026-11-30', deputy: 'bruno-prova' })
  await intake.addMember('other-prova', { district: 'dalmine' })
})
afterAll(() => intake.stop())

let schools = 0
/** A new school with somebody named for it. */
async function named(operator: string, for_ = `institution/scuola-${++schools}`): Promise<string> {
  const naming = { district: 'bergamo', namedFor: for_, operator, origin: 'person', version: 1 } as const
  await commit(intake.table, [{ create: namingShape.toItem(naming) }], [])
  return for_
}

async function found(others: Partial<Question> = {}) {
  const question: Question = { district, namedFor: [], kind: 'school', at, ...others }
  const { assignment, checks } = await findOwner(intake.table, question)
  expect(checks).toHaveLength(assignment.owner === undefined ? 0 : 1)
  return assignment
}

describe('who gets what came', () => {
  test('who works with the family comes first', async () => {
    const household = { caseManager: 'elena-prova', householdLiaison: 'dino-prova' }
    expect(await found(household)).toEqual({ owner: 'elena-prova', reason: 'case-manager' })
  })

  test('the household’s liaison comes next', async () => {
    const namedFor = [await named('elena-prova')]
    expect(await found({ householdLiaison: 'dino-prova', namedFor })).toEqual({
      ...{ owner: 'dino-prova', reason: 'household-liaison' },
    })
  })

  test('then who is named for the institution, before who is named for the partner', async () => {
    const [ofSchool, ofPartner] = [await named('elena-prova'), await named('bruno-prova', 'partner/scuola')]
    const reason = 'named-liaison'
    expect(await found({ namedFor: [ofSchool, ofPartner] })).toEqual({ owner: 'elena-prova', reason })
    expect(await found({ namedFor: ['institution/unknown', ofPartner] })).toEqual({
      ...{ owner: 'bruno-prova', reason },
    })
  })

  test('for whoever is away on the first day that it can be read, their deputy', async () => {
    expect(await found({ namedFor: [await named('away-prova')] })).toEqual({
      ...{ owner: 'bruno-prova', reason: 'deputy' },
      passedOver: [{ operator: 'away-prova', why: 'absent' }],
    })
  })

  test.each([
    ['has a deputy who is away too', 'both-prova', [{ operator: 'alone-prova', why: 'absent' }]],
    ['has no deputy', 'alone-prova', []],
  ])('who is away and %s is passed over for who is named for the kind', async (_, operator, others) => {
    expect(await found({ namedFor: [await named(operator)] })).toEqual({
      ...{ owner: 'dino-prova', reason: 'named-for-kind' },
      passedOver: [{ operator, why: 'absent' }, ...others],
    })
  })

  test.each([
    ['has left', 'gone-prova', 'left'],
    ['works elsewhere', 'other-prova', 'not-here'],
    ['is nobody', 'nobody-prova', 'not-known'],
  ])('who %s is passed over, and their deputy is not asked', async (_, operator, why) => {
    expect(await found({ namedFor: [await named(operator)] })).toEqual({
      ...{ owner: 'dino-prova', reason: 'named-for-kind' },
      passedOver: [{ operator, why }],
    })
  })

  test('among those named for the kind, whoever has the least open; among equals, the first by id', async () => {
    expect(await found()).toMatchObject({ owner: 'dino-prova', reason: 'named-for-kind' })
    expect(await found({ except: 'dino-prova' })).toMatchObject({ owner: 'elena-prova' })
    await intake.send({ municipality: 'Nowhere' }, at)
    expect(await found()).toMatchObject({ owner: 'elena-prova' })
  })

  test('nobody is named for the kind: a coordinator, and no operator who is no liaison', async () => {
    expect(await found({ kind: 'health-service' })).toEqual({ owner: 'carla-prova', reason: 'coordinator' })
  })

  test('nobody is there: the district itself', async () => {
    expect(await found({ district: districtNamed('val-cavallina') })).toEqual({ reason: 'nobody-there' })
    const away = { kind: 'other', except: 'carla-prova', namedFor: [await named('alone-prova')] } as const
    expect(await found(away)).toEqual({
      reason: 'nobody-there',
      passedOver: [{ operator: 'alone-prova', why: 'absent' }],
    })
  })
})
