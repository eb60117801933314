import { describe, expect, test } from 'vitest'
import { concludeApplication } from '../../../../functions/intake/mentor/application.ts'
import { examineApplication } from '../../../../functions/intake/mentor/examination.ts'
import { json } from '../../../../functions/intake/providers/json.ts'
import { noMapping } from '../../../../shared/domain/mapping.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { submissionShape } from '../../../../shared/table/submission-store.ts'
import { districts } from '../../../support/districts.ts'
import { bytesOf } from '../../../support/material.ts'
import { adultForm, mentorIntake, pupilForm } from '../../../support/mentor-form.ts'

const { mentor_kind: _, ...undeclared } = pupilForm

/** What stands in the way of an application; none: it is one. */
function inTheWay(body: object): string[] {
  const sent = { provider: json, body: bytesOf(body), mapping: noMapping, corrections: {} }
  const material = { ...sent, districts, organisations: [], heard: {}, receivedOn: '2026-01-18' }
  const application = concludeApplication(examineApplication(material), material)
  return application.isComplete ? [] : application.problems.map(({ field, problem }) => `${field} ${problem}`)
}

describe('who does not say to be a pupil, and gives its own address', () => {
  test.each([
    [
      'beside a referent’s that cannot be read',
      { referent_name: undefined, referent_email: 'prof. Rossi' },
      ['referent_name missing', 'referent_email unreadable'],
    ],
    [
      'beside its school alone',
      { referent_name: undefined, referent_email: undefined },
      ['referent_name missing', 'referent_email missing'],
    ],
  ])('%s, becomes no adult', (__, said, problems) => {
    expect(inTheWay({ ...undeclared, ...said })).toEqual(problems)
  })
})

test.each([
  ['with its name', 'Amir Prova <amir.prova@example.org>'],
  ['among others', 'amir.prova@example.org, amir@altri.example'],
  ['in a list', ['AMIR.PROVA@example.org']],
])('a pupil’s own address is no referent’s, also where it gave it %s', (_, email) => {
  const said = { ...pupilForm, email, referent_email: 'amir.prova@example.org' }
  expect(inTheWay(said)).toEqual(['referent_email missing'])
  expect(inTheWay({ ...said, referent_email: 'mir.prova@example.org' })).toEqual([])
})

test.each(['given_name', 'institution', 'referent_name'])('with an address in %s is asked about', (field) => {
  const said = { ...pupilForm, [field]: 'Amir amir.prova@example.org' }
  expect(inTheWay(said)).toEqual([`${field} unreadable`])
})

test('whose day of birth cannot be read may not be of age', () => {
  expect(inTheWay({ ...adultForm, birth_date: '16 anni' })).toEqual(['birth_date unreadable'])
})

test('what somebody corrected of an address goes, once it is a pupil’s', async () => {
  const intake = await mentorIntake()
  const at = '2026-11-30T09:00:00.000Z'
  const event = await intake.arrive({ ...undeclared, email: 'amir(at)example.org' }, at)
  const { submission } = await intake.look('s-1')
  const corrections = { email: 'amir.prova@example.org', mentor_kind: 'peer-tutor' }
  const corrected = { ...submission, corrections, version: submission.version + 1 }
  await commit(intake.table, [{ replace: submissionShape.toItem(corrected) }], [])
  await intake.take(event, at)
  const after = await intake.look('s-1')
  expect(after.mentor?.person).toMatchObject({ kind: 'peer-tutor' })
  expect(after.submission.corrections).toEqual({ mentor_kind: 'peer-tutor' })
})
