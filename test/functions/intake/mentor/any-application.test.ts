import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concludeApplication } from '../../../../functions/intake/mentor/application.ts'
import { examineApplication } from '../../../../functions/intake/mentor/examination.ts'
import { explainApplication } from '../../../../functions/intake/mentor/explanation.ts'
import { mentorTitles } from '../../../../functions/intake/mentor/fields.ts'
import { json } from '../../../../functions/intake/providers/json.ts'
import { mentor } from '../../../../shared/domain/mentor.ts'
import { mentorFieldName } from '../../../../shared/domain/mentor-field.ts'
import { captureLog } from '../../../support/captured-log.ts'
import { districts } from '../../../support/districts.ts'
import { bytesOf } from '../../../support/material.ts'
import { adultForm, mentorForm, mentorIntake, pupilForm } from '../../../support/mentor-form.ts'

const OWN = 'zqpupil'
const OWN_PHONE = '3209998887'
const at = '2026-11-30T09:00:00.000Z'

/** What a pupil may write of itself, and how the form calls the question. */
const anyPupilForm = fc
  .record({
    emailCalled: fc.constantFrom('email', 'E-mail', mentorTitles.en.email, 'posta', 'mia mail'),
    phoneCalled: fc.constantFrom('phone', mentorTitles.it.phone, 'cell'),
    email: fc.constantFrom(`${OWN}@example.org`, `${OWN}@example`, ` ${OWN.toUpperCase()}@example.org `),
    phone: fc.constantFrom(OWN_PHONE, `+39 ${OWN_PHONE}`, `${OWN_PHONE} dopo le 17`),
    /** Its own address once more, which is none of a referent. */
    isOwnReferent: fc.boolean(),
    mentor_kind: fc.constantFrom(undefined, 'peer-tutor', 'alunna', 'forse'),
    municipality: fc.constantFrom('Bergamo', 'Atlantide'),
    child_in_danger: fc.constantFrom(undefined, 'no', 'forse'),
  })
  .map(({ emailCalled, phoneCalled, email, phone, isOwnReferent, ...others }): Record<string, unknown> => {
    const { email: _, phone: __, ...pupil } = pupilForm
    const referent = isOwnReferent ? { referent_email: email.trim() } : {}
    return { ...pupil, ...others, ...referent, [emailCalled]: email, [phoneCalled]: phone }
  })

test('whatever a pupil writes of itself, its address and number lie in the body and nowhere else', async () => {
  const seen = new Set<string>()
  const log = captureLog()
  const fields = { 'mia mail': 'email', cell: 'phone' } as const
  const form = { ...mentorForm, id: 'tutor-demo', mapping: { fields, values: {}, constants: {} } }
  try {
    await fc.assert(
      fc.asyncProperty(anyPupilForm, async (said) => {
        const intake = await mentorIntake()
        await intake.addForm(form)
        const { submission, mentor: made } = await intake.send(said, at, { form })
        seen.add(`${submission.status} ${made?.person.kind}`)
        const kept = intake.items().filter(({ sk }) => !String(sk).startsWith('BODY#'))
        const words = JSON.stringify([kept, log.text()]).toLowerCase()
        expect([OWN, OWN_PHONE].filter((one) => words.includes(one))).toEqual([])
      }),
      { numRuns: 60, examples: [[{ ...pupilForm, email: `${OWN}@example.org`, phone: OWN_PHONE }]] },
    )
  } finally {
    log.release()
  }
  expect([...seen].toSorted()).toEqual(['applied peer-tutor', 'quarantined undefined'])
})

const anyWord = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.constantFrom(
    '__proto__',
    'sì',
    '2',
    'ar',
    'Dalmine',
    'adulto',
    'a@b.it',
    '1990',
    'mon-morning',
    '\ud83d',
  ),
  fc.integer({ min: -5, max: 2100 }),
)
const anyAnswers = fc.dictionary(
  fc.constantFrom(...mentorFieldName.options, 'altro'),
  fc.oneof(anyWord, fc.array(anyWord, { maxLength: 3 })),
)

test('whatever a form says, it comes to a mentor as the table keeps it, or to problems, and nothing throws', () => {
  let complete = 0
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(adultForm, pupilForm, {}), (said, others) => {
      const sent = { provider: json, body: bytesOf({ ...others, ...said }), corrections: {} }
      const mapping = { fields: {}, values: {}, constants: {} }
      const around = { districts, organisations: [], heard: {}, receivedOn: '2026-01-18' }
      const material = { ...sent, mapping, ...around }
      const application = concludeApplication(examineApplication(material), material)
      expect(explainApplication(material).isComplete).toBe(application.isComplete)
      if (!application.isComplete) {
        expect(application.problems.length).toBeGreaterThan(0)
        return
      }
      complete += 1
      const state = { status: 'applied', taken: 0, experience: 0, version: 1 }
      mentor.parse({ ...application.profile, ...state, id: 'm-1', district: 'bergamo', appliedAt: at })
    }),
    { numRuns: 400 },
  )
  expect(complete).toBeGreaterThan(20)
})
