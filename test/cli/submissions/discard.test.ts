import { afterAll, beforeAll, expect, test } from 'vitest'
import { discardSubmission } from '../../../cli/submissions/discard.ts'
import { confirmSubmissionDanger } from '../../../shared/casework/confirm-submission-danger.ts'
import { connectionTo } from '../../support/intake-connection.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'
import { completeForm } from '../../support/partner.ts'
import { form } from '../../support/submissions.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const TUESDAY = '2026-12-01T09:00:00.000Z'
const incomplete = completeForm('', { needs: undefined })

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { roles: ['coordinator'] })
  await intake.addMember('dino-prova', { district: 'dalmine' })
})
afterAll(() => intake.stop())

const kindsOf = (deadlines: readonly { kind: string; status: string }[]) =>
  deadlines.map(({ kind, status }) => `${kind} ${status}`)

async function discard(submissionId: string, operator = 'anna-prova') {
  const connection = connectionTo(intake, { operator, at: TUESDAY })
  return discardSubmission(connection, { form: form.id, submissionId, reason: 'test' })
}

test('what is discarded is to be completed no more', async () => {
  await intake.send(incomplete, MONDAY, { id: 'spam' })
  expect(await discard('spam')).toMatchObject({ status: 'discarded' })
  expect(kindsOf((await intake.look('spam')).ofSubmission)).toEqual(['complete cancelled'])
})

test('it is discarded by people of its district, or whoever looks after the system', async () => {
  await intake.send(incomplete, MONDAY, { id: 'theirs' })
  await expect(discard('theirs', 'dino-prova')).rejects.toThrow('dino-prova does not work there')
  expect(await discard('theirs', 'ops')).toMatchObject({ status: 'discarded' })
})

test('sent anew it is to be completed anew, and counts from then', async () => {
  await intake.send(incomplete, MONDAY, { id: 'anew' })
  await discard('anew')
  const { ofSubmission } = await intake.send({ ...incomplete, adults: 2 }, TUESDAY, { id: 'anew' })
  expect(ofSubmission).toMatchObject([
    { kind: 'complete', number: 1, status: 'cancelled' },
    { kind: 'complete', number: 2, status: 'open', due: '2026-12-02' },
  ])
})

test('what tells of a danger is discarded only when a named person has confirmed that', async () => {
  await intake.send({ ...incomplete, child_in_danger: 'sì' }, MONDAY, { id: 'danger' })
  await expect(discard('danger')).rejects.toThrow('"danger confirm scuola-demo danger" first')
  const before = await intake.look('danger')
  expect(kindsOf(before.ofSubmission)).toEqual(['complete open', 'danger open'])
  await confirmSubmissionDanger(intake.table, before.submission, {
    ...{ at: new Date(TUESDAY), actor: 'operator/anna-prova' },
    ...{ via: 'cli', correlationId: 'cli' },
  })
  await discard('danger')
  expect(kindsOf((await intake.look('danger')).ofSubmission)).toEqual(['complete cancelled', 'danger done'])
})
