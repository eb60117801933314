import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Replay, replaySubmission } from '../../cli/submissions/replay.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import { Refused } from '../../shared/errors.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let school: Partner

beforeAll(async () => {
  stack = await startJourney()
  school = await stack.addPartner('scuola')
})
afterAll(() => stack?.stop())

const show = (submissionId: string) => showSubmission(stack.connection, school.id, submissionId, false)
const replay = (submissionId: string, corrections: Replay['corrections']) =>
  replaySubmission(stack.connection, { form: school.id, submissionId, corrections, waitSeconds: 10 })

test('a correction that cannot be read is refused and stands in nobody’s way', async () => {
  await school.send(completeForm('mistyped', { municipality: 'Atlantide' }))
  await stack.settle()
  await expect(replay('mistyped', { municipality: 'Nowhere' })).rejects.toBeInstanceOf(Refused)
  expect(await show('mistyped')).toMatchObject({ status: 'quarantined', corrections: [] })
  await school.send(completeForm('mistyped', { municipality: 'Stezzano' }))
  await stack.settle()
  expect(await show('mistyped')).toMatchObject({ status: 'registered' })
})

test('an empty correction takes an earlier one back', async () => {
  await school.send(completeForm('taken back', { municipality: 'Bergamo', needs: 'gelato' }))
  await stack.settle()
  expect(await replay('taken back', { municipality: 'Curno' })).toMatchObject({ status: 'quarantined' })
  expect(await show('taken back')).toMatchObject({ corrections: ['municipality'] })
  await replay('taken back', { municipality: '' })
  expect(await show('taken back')).toMatchObject({ corrections: [], problems: [{ field: 'needs' }] })
})

test('a version that comes after the referral is shown as not in it', async () => {
  await school.send(completeForm('settled'))
  await stack.settle()
  expect(await show('settled')).not.toHaveProperty('newerVersionAt')
  await school.send(completeForm('settled', { municipality: 'Curno' }))
  await stack.settle()
  expect(await show('settled')).toMatchObject({ status: 'registered', newerVersionAt: expect.any(String) })
})

test('a submission is found by the hash in its subject, and tells its danger', async () => {
  await school.send({ submissionId: 'traced', child_in_danger: 'forse' })
  await stack.settle()
  const { subject, ...shown } = await show('traced')
  expect(shown).toMatchObject({ status: 'quarantined', danger: 'unclear' })
  expect(await show(subject.split('.')[1] ?? '')).toMatchObject({ submissionId: 'traced' })
})
