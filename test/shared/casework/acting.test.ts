import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stillHere } from '../../../shared/casework/acting.ts'
import { confirmSubmissionDanger } from '../../../shared/casework/confirm-submission-danger.ts'
import { reassignCase, reassignSubmission } from '../../../shared/casework/owners/reassigning.ts'
import { takeCaseInCharge } from '../../../shared/casework/taking-in-charge.ts'
import { Conflict } from '../../../shared/errors.ts'
import { commit } from '../../../shared/table/commit.ts'
import { findOperator } from '../../../shared/table/operator-store.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'

const AT = '2026-11-26T09:00:00.000Z'
/** Friday, 23:00 in Rome: what comes now can be read on Monday. */
const FRIDAY_NIGHT = '2026-11-27T22:00:00.000Z'
const now = occasionAt(AT)
const known = {
  municipality: 'Bergamo',
  needs: ['housing'],
  contact_given_name: 'Amina',
  contact_family_name: 'Esempio',
}
/** Nobody knows where the family lives, and a child is in danger. */
const unclear = { needs: ['housing'], child_in_danger: 'yes' }

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  await intake.addMember('bruno-prova', { roles: ['liaison'], leftOn: '2026-11-30' })
  await intake.addMember('carla-prova', { roles: ['coordinator'] })
  await intake.addMember('dino-prova', { district: 'dalmine' })
})
afterAll(() => intake?.stop())

async function arrived(): Promise<string> {
  const { referral } = await intake.send(known, AT)
  if (referral === undefined) throw new Error('it became no referral')
  return referral.id
}

describe('who is named for a case', () => {
  test.each([
    ['is not known', 'nessuno', 'no operator is called nessuno'],
    ['works elsewhere', 'dino-prova', 'dino-prova does not work there'],
  ])('and %s is refused in the same words for each place', async (_, who, why) => {
    const referral = await arrived()
    await expect(takeCaseInCharge(intake.table, referral, who, now)).rejects.toThrow(why)
    await expect(reassignCase(intake.table, referral, { liaison: who }, now)).rejects.toThrow(why)
  })

  test('may have it until the day on which they leave, even when it is read only then', async () => {
    const referral = await arrived()
    const friday = occasionAt(FRIDAY_NIGHT)
    const { away } = await reassignCase(intake.table, referral, { liaison: 'bruno-prova' }, friday)
    expect(away).toEqual(['bruno-prova'])
    const monday = occasionAt('2026-11-30T09:00:00.000Z')
    const late = takeCaseInCharge(intake.table, referral, 'bruno-prova', monday)
    await expect(late).rejects.toThrow('bruno-prova left on 2026-11-30: name somebody else')
  })

  test('who changes before it is written is looked at again', async () => {
    const read = await findOperator(intake.table, 'carla-prova')
    if (read === undefined) throw new Error('carla-prova was not added')
    await commit(intake.table, [stillHere(read)], [])
    await intake.changeOperator('carla-prova', { name: 'Carla Esempio' })
    await expect(commit(intake.table, [stillHere(read)], [])).rejects.toBeInstanceOf(Conflict)
  })
})

describe('a submission is for people of its district', () => {
  const elsewhere = occasionAt(AT, 'dino-prova')

  test('nobody else confirms its danger', async () => {
    const { submission } = await intake.send(unclear, AT)
    await expect(confirmSubmissionDanger(intake.table, submission, elsewhere)).rejects.toThrow(
      'dino-prova does not work there',
    )
    expect(await confirmSubmissionDanger(intake.table, submission, now)).toHaveProperty('dangerConfirmed')
  })

  test('nobody else gives it to a colleague', async () => {
    const { submission } = await intake.send(unclear, AT)
    await expect(reassignSubmission(intake.table, submission, 'carla-prova', elsewhere)).rejects.toThrow(
      'dino-prova does not work there',
    )
    expect(await reassignSubmission(intake.table, submission, 'carla-prova', now)).toMatchObject({
      done: 'carla-prova',
    })
  })
})
