import { expect, test } from 'vitest'
import { replaySubmission } from '../../../cli/submissions/replay.ts'
import { showSubmission } from '../../../cli/submissions/show.ts'
import { captureLog } from '../../support/captured-log.ts'
import { connectionTo } from '../../support/intake-connection.ts'
import { adultForm, mentorForm, mentorIntake } from '../../support/mentor-form.ts'

const name = { form: mentorForm.id, submissionId: 's-1' }

test('an application of an adult who may be a minor names the birth date, and what helps', async () => {
  const log = captureLog()
  const intake = await mentorIntake()
  await intake.send({ ...adultForm, birth_date: '2012-05-17' }, '2026-11-30T09:00:00.000Z')
  log.release()
  const connection = connectionTo(intake, {
    operator: 'coordinatrice-bergamo',
    at: '2026-12-01T09:00:00.000Z',
  })
  expect(await showSubmission(connection, name.form, name.submissionId, false)).toMatchObject({
    problems: [{ field: 'birth_date', problem: 'not-of-age' }],
    whatHelps: expect.stringContaining('--correct birth_date='),
    explained: [{ verdict: 'not accepted', field: 'birth_date', problem: 'not-of-age' }],
  })
  const corrections = { birth_date: '1980-05-31' }
  expect(await replaySubmission(connection, { ...name, corrections, waitSeconds: 0 })).not.toHaveProperty(
    'whatHelps',
  )
})

test('what is wrong otherwise says no more than it did', async () => {
  const log = captureLog()
  const intake = await mentorIntake()
  await intake.send({ ...adultForm, municipality: 'Atlantide' }, '2026-11-30T09:00:00.000Z')
  log.release()
  const connection = connectionTo(intake, {
    operator: 'coordinatrice-bergamo',
    at: '2026-12-01T09:00:00.000Z',
  })
  expect(await showSubmission(connection, name.form, name.submissionId, false)).not.toHaveProperty(
    'whatHelps',
  )
})
