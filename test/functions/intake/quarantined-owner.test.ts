import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmSubmissionDanger } from '../../../shared/casework/confirm-submission-danger.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'
import { completeForm } from '../../support/partner.ts'
import { form } from '../../support/submissions.ts'

/** Friday, 17:35 in Rome: the office is closed, duty goes on until 19:00. */
const FRIDAY = '2026-11-27T16:35:00.000Z'
const TUESDAY = '2026-12-01T09:00:00.000Z'
const incomplete = completeForm('', { municipality: undefined })

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  await intake.addMember('bruno-prova', { kinds: ['school'] })
})
afterAll(() => intake.stop())

const kindsOf = (deadlines: readonly { kind: string; status: string }[]) =>
  deadlines.map(({ kind, status }) => `${kind} ${status}`)

test('a danger on Friday at 17:35 in a form without municipality is somebody’s at once', async () => {
  const body = { ...incomplete, child_in_danger: 'sì' }
  const { submission, ofSubmission, referral } = await intake.send(body, FRIDAY)
  expect(referral).toBeUndefined()
  expect(submission).toMatchObject({ status: 'quarantined', owner: 'anna-prova' })
  expect(ofSubmission).toMatchObject([
    { kind: 'complete', owner: 'anna-prova', due: '2026-11-30', isUrgent: true },
    { kind: 'danger', owner: 'anna-prova', isUrgent: true, next: { name: 'danger-1', at: FRIDAY } },
  ])
})

test('one that is not urgent is due a working day after the first on which it can be read', async () => {
  const { ofSubmission } = await intake.send(incomplete, FRIDAY)
  expect(ofSubmission).toMatchObject([{ kind: 'complete', due: '2026-12-01', isUrgent: false }])
  const urgent = await intake.send({ ...incomplete, urgency: 'urgent' }, FRIDAY)
  expect(urgent.ofSubmission).toMatchObject([{ kind: 'complete', due: '2026-11-30', isUrgent: true }])
})

test('quarantined again by a newer version it stays with the same, and nothing is doubled', async () => {
  const first = await intake.send(incomplete, FRIDAY, { id: 'again' })
  const again = await intake.send({ ...incomplete, adults: 2 }, TUESDAY, { id: 'again' })
  expect(again.submission).toMatchObject({ status: 'quarantined', owner: first.submission.owner })
  expect(again.ofSubmission).toEqual(first.ofSubmission)
})

test('a danger told by the newer version is added, and makes it urgent', async () => {
  await intake.send(incomplete, FRIDAY, { id: 'worse' })
  const { ofSubmission } = await intake.send({ ...incomplete, child_in_danger: 'sì' }, FRIDAY, {
    id: 'worse',
  })
  expect(kindsOf(ofSubmission)).toEqual(['complete open', 'danger open'])
  expect(ofSubmission).toMatchObject([{ due: '2026-11-30', isUrgent: true, number: 1, version: 2 }, {}])
})

test('once it is complete its deadline is met, and the referral counts from then', async () => {
  await intake.send(incomplete, FRIDAY, { id: 'completed' })
  const { ofSubmission, ofReferral, referral } = await intake.send(completeForm(''), TUESDAY, {
    id: 'completed',
  })
  expect(kindsOf(ofSubmission)).toEqual(['complete done'])
  expect(referral).toMatchObject({ receivedAt: FRIDAY, countsFrom: TUESDAY })
  expect(ofReferral.filter(isOpen)).toMatchObject([
    { kind: 'acknowledge', due: '2026-12-02' },
    { kind: 'triage' },
  ])
})

test('its danger goes with it, confirmed when it was, and waits when it was not', async () => {
  const body = { ...incomplete, child_in_danger: 'sì' }
  const occasion = { at: new Date(FRIDAY), via: 'cli', correlationId: 'cli' } as const
  for (const id of ['confirmed', 'waiting']) await intake.send(body, FRIDAY, { id })
  const { submission } = await intake.look('confirmed')
  await confirmSubmissionDanger(intake.table, submission, { ...occasion, actor: 'operator/anna-prova' })
  const [confirmed, waiting] = [
    await intake.send(completeForm(''), TUESDAY, { id: 'confirmed' }),
    await intake.send(completeForm(''), TUESDAY, { id: 'waiting' }),
  ]
  const told = { isChildInDanger: true, dangerRaisedAt: FRIDAY }
  expect(confirmed.referral).toMatchObject({ ...told, dangerConfirmed: { at: FRIDAY, by: 'anna-prova' } })
  expect(kindsOf(confirmed.ofReferral)).toEqual(['acknowledge open', 'triage open'])
  expect(kindsOf(confirmed.ofSubmission)).toEqual(['complete done', 'danger done'])
  expect(waiting.referral).toMatchObject(told)
  expect(kindsOf(waiting.ofReferral)).toEqual(['acknowledge open', 'danger open', 'triage open'])
  expect(kindsOf(waiting.ofSubmission)).toEqual(['complete done', 'danger cancelled'])
})

test('a graver danger than was confirmed waits to be confirmed anew', async () => {
  await intake.send({ ...incomplete, child_in_danger: 'forse' }, FRIDAY, { id: 'graver' })
  const { submission } = await intake.look('graver')
  const occasion = { at: new Date(FRIDAY), via: 'cli', correlationId: 'cli' } as const
  await confirmSubmissionDanger(intake.table, submission, { ...occasion, actor: 'operator/anna-prova' })
  const worse = { ...incomplete, child_in_danger: 'sì' }
  const { ofSubmission } = await intake.send(worse, TUESDAY, { id: 'graver' })
  expect(kindsOf(ofSubmission)).toEqual(['complete open', 'danger done', 'danger open'])
})

test('what is only tried out has neither owner nor deadline', async () => {
  const trial = { ...form, id: 'prova', isTesting: true }
  await intake.addForm(trial)
  const { submission, ofSubmission } = await intake.send({ ...incomplete, child_in_danger: 'sì' }, FRIDAY, {
    form: trial,
    id: 'tried',
  })
  expect(submission.status).toBe('tested')
  expect(submission).not.toHaveProperty('owner')
  expect(ofSubmission).toEqual([])
})
