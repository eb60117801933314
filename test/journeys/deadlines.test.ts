import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPartner } from '../../cli/partners.ts'
import { submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import { openAbout, referralOf, startCasework, toldAbout, workIn } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, publishedIds } from '../support/stack.ts'

/** The Friday before Easter, in Italy 17:35; on Sunday the clocks go on by an hour, and Monday is a holiday. */
const FRIDAY_EVENING = '2027-03-26T16:35:00.000Z'

let stack: JourneyStack
let school: Partner
const commands = commandLine(() => stack)

beforeAll(async () => {
  stack = await startCasework(FRIDAY_EVENING)
  school = await stack.addPartner('scuola')
  const weekly = { provider: 'json', district: 'val-cavallina', rhythm: 'weekly' } as const
  await addPartner(stack.connection, { id: 'doposcuola', name: 'doposcuola', ...weekly })
})
afterAll(() => stack.stop())

async function send(body: object): Promise<void> {
  expect((await school.send(body)).status).toBe(202)
  await stack.settle()
}

const formOf = (submissionId: string) =>
  submissionSubject({ form: 'scuola', hash: submissionHash('scuola', submissionId) })
const familyOf = async (submissionId: string) => `referral/${(await referralOf(stack, submissionId)).id}`
/** What was told of a danger, without the minute: that is the sweep's. */
const dangersTold = async () =>
  (await toldAbout(stack, formOf('danger')))
    .filter((line) => line.includes(' danger danger-'))
    .map((line) => line.replace(/:\d\d danger/, ''))

/** No schedule is run on the way, as if they had all been missed. */
const missAllUntil = (instant: string) => stack.restart(new Date(instant))
const untilNight = [
  '2027-03-26T16 anna-prova danger danger-1 owner',
  '2027-03-26T17 anna-prova danger danger-2 owner',
  '2027-03-26T17 anna-prova danger danger-3 owner',
  '2027-03-26T17 bruno-prova danger danger-2 deputy',
  '2027-03-26T17 bruno-prova danger danger-3 deputy',
  '2027-03-26T17 carla-prova danger danger-2 coordinator',
  '2027-03-26T17 carla-prova danger danger-3 coordinator',
]

test('danger in a form without a municipality has an owner, and is told at once and again while somebody is on duty', async () => {
  const { municipality: _, ...incomplete } = completeForm('danger', { child_in_danger: 'sì' })
  await send(incomplete)
  expect(await openAbout(stack, formOf('danger'))).toEqual([
    'complete anna-prova 2027-03-30',
    'danger anna-prova 2027-03-30',
  ])
  await stack.advanceTo('2027-03-26T16:40:00Z')
  expect(await dangersTold()).toEqual(untilNight.slice(0, 1))
  await stack.advanceTo('2027-03-26T22:40:00Z')
  expect((await dangersTold()).toSorted()).toEqual(untilNight)
}, 90_000)

test('what comes on a Friday night before a long weekend is somebody’s at once, and nobody hears of it before Tuesday', async () => {
  await send(completeForm('friday'))
  expect(await openAbout(stack, await familyOf('friday'))).toEqual([
    'acknowledge anna-prova 2027-03-31',
    'triage anna-prova 2027-04-06',
  ])
  const before = (await workIn(stack)).lines.length
  await stack.advanceTo('2027-03-30T05:59:00Z')
  expect((await workIn(stack)).lines).toHaveLength(before)
  await stack.advanceTo('2027-03-30T06:01:00Z')
  expect(await toldAbout(stack, await familyOf('friday'))).toEqual([
    '2027-03-30T06:00 digest anna-prova acknowledge new owner',
    '2027-03-30T06:00 digest anna-prova triage new owner',
  ])
}, 90_000)

test('a danger is told again on the next day of duty, until a named person has confirmed it', async () => {
  const told = await dangersTold()
  expect(told.filter((line) => line.startsWith('2027-03-30T06'))).toHaveLength(3)
  expect((await commands.run('danger', 'confirm', 'scuola', 'danger')).stderr).toContain('--as <operator>')
  await commands.json('danger', 'confirm', 'scuola', 'danger', '--as', 'anna-prova')
  await stack.advanceTo('2027-03-30T07:01:00Z')
  expect(await dangersTold()).toEqual(told)
  expect(await openAbout(stack, formOf('danger'))).toEqual(['complete anna-prova 2027-03-30'])
  expect(publishedIds(stack, 'danger.confirmed', formOf('danger'))).toHaveLength(1)
}, 90_000)

test('what was to be completed is done when it is a referral, whose danger is confirmed already', async () => {
  const completed = ['scuola', 'danger', '--correct', 'municipality=Bergamo', '--as', 'anna-prova']
  await commands.json('submission', 'replay', ...completed)
  await stack.settle()
  expect(await openAbout(stack, formOf('danger'))).toEqual([])
  expect(publishedIds(stack, 'deadline.met', formOf('danger'))).toHaveLength(2)
  expect(await openAbout(stack, await familyOf('danger'))).toEqual([
    'acknowledge anna-prova 2027-03-31',
    'triage anna-prova 2027-04-06',
  ])
})

test('a form that is refused three times in a day is somebody’s, once', async () => {
  const otherSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  for (const body of ['1', '2', '3', '4']) await school.send(body, { secret: otherSecret })
  await stack.settle()
  expect(await openAbout(stack, 'form/scuola')).toEqual(['form-refused anna-prova 2027-03-31'])
})

test('after three days without a run nothing is lost and nothing doubled; for the owner who is the liaison the deputy hears', async () => {
  await missAllUntil('2027-04-02T05:30:00Z')
  await stack.advanceTo('2027-04-02T06:01:00Z')
  const told = await toldAbout(stack, await familyOf('friday'))
  expect(told.filter((line) => line.startsWith('2027-04'))).toEqual([
    '2027-04-02T06:00 digest anna-prova acknowledge overdue-1 owner',
    '2027-04-02T06:00 digest bruno-prova acknowledge overdue-1 deputy',
  ])
  await stack.advanceTo('2027-04-02T07:01:00Z')
  expect(await toldAbout(stack, await familyOf('friday'))).toEqual(told)
}, 90_000)

test('what is forgotten for longer goes to the coordinator too', async () => {
  await missAllUntil('2027-04-05T05:30:00Z')
  await stack.advanceTo('2027-04-05T06:01:00Z')
  const told = await toldAbout(stack, await familyOf('friday'))
  expect(told.filter((line) => line.startsWith('2027-04-05'))).toEqual([
    '2027-04-05T06:00 digest anna-prova acknowledge overdue-3 owner',
    '2027-04-05T06:00 digest anna-prova triage before-1 owner',
    '2027-04-05T06:00 digest bruno-prova acknowledge overdue-3 deputy',
    '2027-04-05T06:00 digest carla-prova acknowledge overdue-3 coordinator',
  ])
}, 90_000)

test('while a liaison is away their deputy has what comes, and hears of what was theirs', async () => {
  await commands.json('operator', 'absent', 'anna-prova', '--from', '2027-04-05', '--to', '2027-04-09')
  await send(completeForm('absent'))
  expect(await referralOf(stack, 'absent')).toMatchObject({ liaison: 'bruno-prova', assignedBy: 'deputy' })
  await missAllUntil('2027-04-06T05:30:00Z')
  await stack.advanceTo('2027-04-06T06:01:00Z')
  expect((await toldAbout(stack, await familyOf('friday'))).at(-1)).toBe(
    '2027-04-06T06:00 digest bruno-prova triage due deputy',
  )
  expect(await toldAbout(stack, await familyOf('absent'))).toEqual([
    '2027-04-06T06:00 digest bruno-prova acknowledge due owner',
    '2027-04-06T06:00 digest bruno-prova triage new owner',
  ])
}, 90_000)

test('a form that has gone quiet beyond its week is somebody’s', async () => {
  expect(await openAbout(stack, 'form/doposcuola')).toEqual(['form-quiet fabio-prova 2027-04-07'])
})
