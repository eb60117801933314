import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCase } from '../../../shared/casework/decide.ts'
import { handOver, takeBack } from '../../../shared/casework/handing-over.ts'
import { sendBack, takeOver } from '../../../shared/casework/taking-over.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { handoverRows, handoversFrom, handoversOf } from '../../../shared/table/handover-store.ts'
import { arrive, emptyWorld, occasionAt } from '../../support/casework-world.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'
import { putWorld } from '../../support/world-in-table.ts'

const DAY = '2026-11-25T09:00:00.000Z'
const by = (operator: string, at = DAY) => occasionAt(at, operator)
const refused = { reason: 'no-capacity', note: '  in questo momento no ' } as const

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  await intake.addMember('carla-prova', { roles: ['coordinator'] })
  await intake.addMember('dino-prova', { district: 'dalmine', kinds: ['school'] })
  await intake.addMember('elena-prova', { district: 'dalmine', roles: ['operator'] })
  await intake.addMember('fabio-prova', { district: 'dalmine', roles: ['coordinator'] })
})
afterAll(() => intake?.stop())

let families = 0
/** One more family arrives. */
async function arrived(): Promise<Referral> {
  families += 1
  const world = emptyWorld()
  const referral = arrive(world, { number: families, at: '2026-11-24T09:00:00.000Z' })
  await putWorld(intake.table, world)
  return referral
}

test('only the district that has a family offers it, and only the one that is asked answers', async () => {
  const { table } = intake
  const { id, caseCode } = await arrived()
  const offer = { to: 'dalmine', note: 'casa nuova' }
  await expect(handOver(table, id, offer, by('dino-prova'))).rejects.toThrow('dino-prova does not work there')
  expect(await handOver(table, id, offer, by('anna-prova'))).toMatchObject({
    referral: { status: 'handing-over', answerer: 'dino-prova' },
  })
  await expect(takeOver(table, id, by('anna-prova'))).rejects.toThrow('dalmine answers the offer')
  await expect(sendBack(table, id, refused, by('anna-prova'))).rejects.toThrow('does not work there')
  await expect(takeBack(table, id, by('dino-prova'))).rejects.toThrow('bergamo offered')
  await expect(takeOver(table, id, { ...by('x'), actor: 'ops' })).rejects.toThrow('an operator’s')
  const offers = await Array.fromAsync(handoverRows(table, 'dalmine', 'offered'))
  const wanted = { caseCode, number: 1, from: 'bergamo', to: 'dalmine' }
  expect(offers.filter((one) => one['caseCode'] === caseCode)).toMatchObject([wanted])
})

test('of two who answer at once one wins, and the other reads what happened', async () => {
  const { table } = intake
  const { id } = await arrived()
  await handOver(table, id, { to: 'dalmine' }, by('anna-prova'))
  const answers = await Promise.allSettled([
    takeOver(table, id, by('dino-prova')),
    sendBack(table, id, refused, by('fabio-prova')),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [loser] = answers.filter((one) => one.status === 'rejected')
  expect(String(loser?.reason)).toMatch(
    /offer to dalmine was (accepted|refused) at .* by .*, nothing was changed/,
  )
})

test('a liaison who accepts has the family; for an operator, whoever is found has it', async () => {
  const { table } = intake
  const { id } = await arrived()
  await handOver(table, id, { to: 'dalmine' }, by('anna-prova'))
  const { referral } = await takeOver(table, id, by('elena-prova'))
  expect(referral).toMatchObject({ district: 'dalmine', liaison: 'dino-prova', assignedBy: 'named-for-kind' })
  await handOver(table, id, { to: 'bergamo' }, by('dino-prova'))
  const back = await takeOver(table, id, by('carla-prova'))
  expect(back.referral).toMatchObject({ liaison: 'carla-prova', assignedBy: 'chosen', handovers: 2 })
})

test('refused twice it is for both coordinators; what was written is kept with each offer', async () => {
  const { table } = intake
  const { id } = await arrived()
  for (const at of ['2026-11-25T09:00:00.000Z', '2026-11-26T09:00:00.000Z']) {
    await handOver(table, id, { to: 'dalmine' }, by('anna-prova', at))
    await sendBack(table, id, refused, by('dino-prova', at))
  }
  const { referral, deadlines } = await openCase(table, id)
  expect(referral.bounced?.sides).toEqual([
    { district: 'bergamo', coordinator: 'carla-prova' },
    { district: 'dalmine', coordinator: 'fabio-prova' },
  ])
  const bounces = deadlines.filter(({ kind }) => kind === 'settle-bounce')
  expect(bounces.map(({ owner }) => owner)).toEqual(['carla-prova', 'fabio-prova'])
  expect(await handoversOf(table, id)).toMatchObject([
    { number: 1, status: 'refused', reason: 'no-capacity', answerNote: 'in questo momento no' },
    { number: 2, status: 'refused', answeredBy: 'dino-prova' },
  ])
  const sentBack = await handoversFrom(table, 'bergamo', 'refused')
  expect(sentBack.filter((one) => one.referral === id).map(({ number }) => number)).toEqual([1, 2])
})

test('an offer that nobody answered is taken back by anybody of the district', async () => {
  const { table } = intake
  const { id } = await arrived()
  await expect(takeBack(table, id, by('carla-prova'))).rejects.toThrow('nothing was changed')
  await handOver(table, id, { to: 'dalmine' }, by('anna-prova'))
  const { referral } = await takeBack(table, id, by('carla-prova'))
  expect(referral.status).toBe('received')
  await expect(takeOver(table, id, by('dino-prova'))).rejects.toThrow('nothing was changed')
})
