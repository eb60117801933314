import { describe, expect, test } from 'vitest'
import { concludeApplication } from '../../../../functions/intake/mentor/application.ts'
import { examineApplication } from '../../../../functions/intake/mentor/examination.ts'
import { json } from '../../../../functions/intake/providers/json.ts'
import { noMapping } from '../../../../shared/domain/mapping.ts'
import { districts } from '../../../support/districts.ts'
import { bytesOf } from '../../../support/material.ts'
import { adultForm, pupilForm } from '../../../support/mentor-form.ts'

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

test('whose day of birth cannot be read may not be of age', () => {
  expect(inTheWay({ ...adultForm, birth_date: '16 anni' })).toEqual(['birth_date unreadable'])
})
