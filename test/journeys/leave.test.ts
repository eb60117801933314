import { afterAll, beforeAll, expect, test } from 'vitest'
import { isLive, type Referral } from '../../shared/domain/referral.ts'
import { openAbout, referralOf, startCasework, toldAbout, workIn } from '../support/casework-journey.ts'
import { itemOfBefore } from '../support/checked-deadlines.ts'
import { commandLine } from '../support/command-line.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, publishedIds } from '../support/stack.ts'
import { putItem } from '../support/stored-items.ts'

let stack: JourneyStack
let school: Partner
const commands = commandLine(() => stack)
const by = (operator: string, ...words: string[]) => commands.json(...words, '--as', operator)

beforeAll(async () => {
  stack = await startCasework('2026-11-30T09:00:00.000Z')
  school = await stack.addPartner('scuola')
})
afterAll(() => stack.stop())

async function send(submissionId: string, others: object = {}): Promise<Referral> {
  expect((await school.send(completeForm(submissionId, others))).status).toBe(202)
  await stack.settle()
  return referralOf(stack, submissionId)
}

/** Everybody to whom anything belongs, other than by a deadline. */
async function people(): Promise<(string | undefined)[]> {
  const { referrals, households, submissions } = await workIn(stack)
  return [
    ...referrals.filter(isLive).map(({ liaison }) => liaison),
    ...referrals.map((one) => (one.status === 'handing-over' ? one.answerer : undefined)),
    ...households.filter(({ status }) => status === 'open').flatMap((one) => [one.liaison, one.caseManager]),
    ...submissions.filter(({ status }) => status === 'quarantined').map(({ owner }) => owner),
  ]
}

const owners = async () => (await workIn(stack)).open.map(({ owner }) => owner)

/** One thing of each sort that anna-prova may have. */
async function giveAnnaEverything(): Promise<void> {
  await send('waiting')
  const { caseCode } = await send('in charge', { child_in_danger: 'sì' })
  await by('anna-prova', 'referral', 'take', caseCode)
  await by('anna-prova', 'deadline', 'add', caseCode, '--due', '2026-12-11', '--note', 'richiamare')
  const offered = await send('offered', { municipality: 'Dalmine' })
  await by('dino-prova', 'referral', 'hand-over', offered.caseCode, '--to', 'bergamo')
  await school.send({ submissionId: 'incomplete', needs: ['other'] })
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  for (const body of ['1', '2', '3']) await school.send(body, { secret })
  await stack.settle()
}

test('after an operator has left nothing is without somebody who is there', async () => {
  await giveAnnaEverything()
  const hers = (await workIn(stack)).open.filter(({ owner }) => owner === 'anna-prova')
  const kinds =
    'acknowledge answer-handover complete danger discussion feedback first-contact form-refused own plan triage'
  expect(hers.map(({ kind }) => kind).toSorted()).toEqual(kinds.split(' '))
  const left = await by('carla-prova', 'operator', 'leave', 'anna-prova', '--on', '2026-11-30')
  expect(left['handed']).not.toEqual([])
  const there = ['bruno-prova', 'carla-prova', 'dino-prova']
  for (const owner of await owners()) expect(there).toContain(owner)
  expect(await people()).not.toContain('anna-prova')
  await stack.settle()
  expect(publishedIds(stack, 'operator.left')).toHaveLength(1)
  const again = await by('carla-prova', 'operator', 'leave', 'anna-prova', '--on', '2026-11-30')
  expect(again['handed']).toEqual([])
  expect(await commands.json('deadline', 'check')).toMatchObject({ faults: [], failures: [] })
}, 90_000)

test('whoever leaves later has what is theirs until that day, and then the run gives it to others', async () => {
  const { id } = await send('later', { municipality: 'Dalmine' })
  const left = await by('elena-prova', 'operator', 'leave', 'dino-prova', '--on', '2026-12-01')
  expect(left['handed']).toEqual([])
  expect(await openAbout(stack, `referral/${id}`)).toContain('triage dino-prova 2026-12-07')
  await stack.restart(new Date('2026-12-01T06:50:00Z'))
  await stack.advanceTo('2026-12-01T07:01:00Z')
  expect(await openAbout(stack, `referral/${id}`)).toContain('triage elena-prova 2026-12-07')
  expect(await owners()).not.toContain('dino-prova')
  await stack.restart(new Date('2026-12-02T06:50:00Z'))
  await stack.advanceTo('2026-12-02T07:01:00Z')
  expect(await toldAbout(stack, `referral/${id}`)).toEqual([
    // What is due on the very day is told at once.
    '2026-12-01T07:00 digest elena-prova acknowledge new owner',
    '2026-12-02T07:00 digest elena-prova acknowledge overdue-1 owner',
    '2026-12-02T07:00 digest elena-prova triage new owner',
  ])
}, 90_000)

test('what a version of before left behind is named by a check, which ends with 1, and repaired when that is wanted', async () => {
  for (const name of ['referral.v1-received', 'household.v1']) {
    await putItem(stack.connection, itemOfBefore(name))
  }
  const { exitCode, stdout, stderr } = await commands.run('deadline', 'check')
  expect([exitCode, stdout, stderr]).toEqual([
    1,
    expect.stringMatching(/^DA-26-0042 +triage 1 +missing$/m),
    expect.stringContaining('deadline check --repair'),
  ])
  expect(await commands.json('deadline', 'check', '--repair')).toMatchObject({ left: [] })
  expect(await commands.run('deadline', 'check')).toMatchObject({ exitCode: 0 })
}, 90_000)
