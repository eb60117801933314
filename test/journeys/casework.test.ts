import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPersons } from '../../shared/table/household-store.ts'
import { openAbout, referralOf, startCasework, workIn } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, published, publishedIds } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner
let nursery: Partner
const commands = commandLine(() => stack)
const by = (operator: string, ...words: string[]) => commands.json(...words, '--as', operator)

beforeAll(async () => {
  stack = await startCasework('2026-11-30T09:00:00.000Z')
  school = await stack.addPartner('scuola')
  nursery = await stack.addPartner('asilo')
})
afterAll(() => stack.stop())

async function send(partner: Partner, submissionId: string, others: object = {}) {
  expect((await partner.send(completeForm(submissionId, others))).status).toBe(202)
  await stack.settle()
  return referralOf(stack, submissionId)
}

test('of two who acknowledge at once one does, and the other reads what happened', async () => {
  const { caseCode, id } = await send(school, 'two')
  const both = ['anna-prova', 'bruno-prova'].map((who) =>
    commands.run('referral', 'acknowledge', caseCode, '--as', who),
  )
  const [done, refused] = (await Promise.all(both)).toSorted((one, other) => one.exitCode - other.exitCode)
  expect([done?.exitCode, refused?.exitCode]).toEqual([0, 1])
  expect(refused?.stderr).toMatch(new RegExp(`${caseCode} was acknowledged at 2026-.*: nothing was changed`))
  await stack.settle()
  expect(publishedIds(stack, 'referral.acknowledged', `referral/${id}`)).toHaveLength(1)
})

test('of two who decide differently at once one does, and the other reads what happened', async () => {
  const { caseCode, id } = await send(school, 'differently')
  const results = await Promise.all([
    commands.run('referral', 'take', caseCode, '--as', 'anna-prova'),
    commands.run('referral', 'decline', caseCode, '--reason', 'duplicate', '--as', 'bruno-prova'),
  ])
  const { status } = await referralOf(stack, 'differently')
  const refused = results.find(({ exitCode }) => exitCode === 1)
  expect(results.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 1])
  expect(refused?.stderr).toContain(status === 'in-charge' ? 'was taken in charge' : 'was declined')
  await stack.settle()
  const ends = published(stack).filter(({ subject }) => subject === `referral/${id}`)
  expect(ends.filter(({ type }) => /taken-in-charge|declined/.test(type))).toHaveLength(1)
})

test('a hand-over that is refused twice is for both coordinators to settle', async () => {
  const { caseCode, id } = await send(school, 'bounced')
  for (const reason of ['no-capacity', 'not-resident']) {
    await by('anna-prova', 'referral', 'hand-over', caseCode, '--to', 'dalmine')
    expect(await openAbout(stack, `referral/${id}`)).toEqual(['answer-handover dino-prova 2026-12-02'])
    await by('dino-prova', 'handover', 'send-back', caseCode, '--reason', reason)
  }
  expect(await openAbout(stack, `referral/${id}`)).toEqual([
    'acknowledge anna-prova 2026-12-01',
    'settle-bounce carla-prova 2026-12-01',
    'settle-bounce elena-prova 2026-12-01',
    'triage anna-prova 2026-12-07',
  ])
  await by('anna-prova', 'referral', 'take', caseCode)
  expect((await openAbout(stack, `referral/${id}`)).filter((one) => one.startsWith('settle'))).toEqual([])
})

test('a family that moves keeps its code, its history, its persons and its waiting time', async () => {
  const before = await send(school, 'moves')
  const { caseCode, id, household } = before
  const persons = await listPersons(stack.connection.table, household)
  await by('anna-prova', 'referral', 'take', caseCode)
  await by('anna-prova', 'household', 'contact', caseCode, '--channel', 'phone', '--outcome', 'reached')
  const correction = ['--set', 'municipality=Dalmine', '--why', 'ha cambiato casa']
  const corrected = await by('anna-prova', 'household', 'correct', caseCode, ...correction)
  expect(corrected['moved']).toContain(`referral hand-over ${caseCode} --to dalmine`)
  await by('anna-prova', 'referral', 'hand-over', caseCode, '--to', 'dalmine')
  const accepted = await by('dino-prova', 'handover', 'accept', caseCode)
  expect(accepted).toMatchObject({ caseCode, status: 'received', district: 'dalmine', liaison: 'dino-prova' })
  const { referrals, households } = await workIn(stack)
  const { receivedAt } = before
  expect(referrals.find((one) => one.id === id)).toMatchObject({ caseCode, receivedAt, household })
  const theirs = {
    district: 'dalmine',
    municipality: '016091',
    since: receivedAt,
    contactMadeAt: expect.any(String),
  }
  expect(households.find((one) => one.id === household)).toMatchObject(theirs)
  expect(await listPersons(stack.connection.table, household)).toEqual(persons)
  const { items } = await commands.json<{ items: { type: string }[] }>('referral', 'history', caseCode)
  const types = items.map(({ type }) => type)
  for (const type of [
    'referral.received',
    'contact.made',
    'household.corrected',
    'referral.handover-accepted',
  ]) {
    expect(types).toContain(type)
  }
  const open = await openAbout(stack, `referral/${id}`)
  expect(open).toEqual([
    'acknowledge dino-prova 2026-12-01',
    'feedback dino-prova 2026-12-22',
    'triage dino-prova 2026-12-07',
  ])
})

test('siblings of two senders are one family, each sender is owed its own answer, and it can be undone', async () => {
  const sister = await send(school, 'sister')
  const brother = await send(nursery, 'brother')
  await by('anna-prova', 'referral', 'take', sister.caseCode)
  await by('anna-prova', 'household', 'join', brother.caseCode, '--into', sister.caseCode)
  const feedback = 'feedback anna-prova 2026-12-22'
  expect(await openAbout(stack, `referral/${sister.id}`)).toEqual([feedback])
  expect(await openAbout(stack, `referral/${brother.id}`)).toEqual([feedback])
  expect(await referralOf(stack, 'brother')).toMatchObject({ status: 'joined', household: sister.household })
  await by('anna-prova', 'referral', 'feedback', brother.caseCode, '--channel', 'phone')
  expect(await openAbout(stack, `referral/${brother.id}`)).toEqual([])
  expect(await openAbout(stack, `referral/${sister.id}`)).toEqual([feedback])
  await by('anna-prova', 'household', 'separate', brother.caseCode)
  const { version: _, ...restored } = await referralOf(stack, 'brother')
  const { version: __, ...asSent } = brother
  expect(restored).toEqual(asSent)
  expect(await openAbout(stack, `referral/${brother.id}`)).toHaveLength(2)
})
