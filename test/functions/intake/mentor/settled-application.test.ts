import { beforeEach, describe, expect, test } from 'vitest'
import { captureLog } from '../../../support/captured-log.ts'
import {
  adultForm,
  type MentorIntake,
  mentorForm,
  mentorIntake,
  pupilForm,
} from '../../../support/mentor-form.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const TUESDAY = '2026-12-01T09:00:00.000Z'

let intake: MentorIntake
beforeEach(async () => {
  const log = captureLog()
  intake = await mentorIntake()
  return () => log.release()
})

const kindsOf = (deadlines: readonly { kind: string; status: string }[]) =>
  deadlines.map(({ kind, status }) => `${kind} ${status}`)
const eventTypes = () =>
  intake.items().flatMap(({ sk, type }) => (String(sk).startsWith('EVENT#') ? [String(type)] : []))

describe('a complete form of somebody who wants to mentor', () => {
  test('becomes a mentor who has applied, whom a coordinator of their district is to speak with', async () => {
    const { submission, mentor, ofMentor, ofSubmission } = await intake.send(adultForm, MONDAY)
    expect(submission).toMatchObject({ status: 'applied', mentor: mentor?.id, problems: [] })
    expect(mentor).toEqual({
      ...{
        id: expect.stringMatching(/^m-[0-9a-f]{10}$/),
        status: 'applied',
        district: 'dalmine',
        version: 1,
      },
      ...{ name: 'Ndèye Fatou Prova', writtenTo: 'it', municipality: '016091', reachKm: 10, capacity: 2 },
      person: { kind: 'adult', email: 'fatou.prova@example.org', phone: '+393200000001' },
      ...{ languages: ['wo', 'fr', 'it'], skills: [], preferences: [] },
      ...{ appliedAt: MONDAY, taken: 0, experience: 0 },
    })
    expect(ofMentor).toMatchObject([
      { kind: 'screen-mentor', owner: 'coordinatrice-dalmine', due: '2026-12-15', status: 'open' },
    ])
    expect(ofSubmission).toEqual([])
    expect(eventTypes()).toEqual([
      ...['submission.received', 'submission.applied', 'mentor.applied', 'deadline.set'],
    ])
  })

  test('makes one mentor, however often its message is told and its form is sent again', async () => {
    const { event } = await intake.send(adultForm, MONDAY)
    const before = intake.items().length
    await intake.take(event, TUESDAY)
    await Promise.all([intake.take(event, TUESDAY), intake.take(event, TUESDAY)])
    expect(intake.items()).toHaveLength(before)
    const { mentor, submission } = await intake.send({ ...adultForm, given_name: 'Fatou' }, TUESDAY)
    expect(submission).toMatchObject({ status: 'applied', bodyAt: TUESDAY })
    expect(mentor).toMatchObject({ name: 'Ndèye Fatou Prova', version: 1 })
    const mentors = intake
      .items()
      .filter(({ pk, sk }) => String(pk).startsWith('MENTOR#') && sk === 'PROFILE')
    expect(mentors).toHaveLength(1)
  })

  test('names its organisation, which the programme knows; one that it does not know is a remark', async () => {
    await intake.addOrganisation({ id: 'amici', name: 'Amici di Prova', district: 'bergamo', version: 1 })
    const known = await intake.send({ ...adultForm, organisation: 'amici di prova' }, MONDAY)
    expect(known.mentor).toMatchObject({ organisation: 'amici' })
    const unknown = await intake.send({ ...adultForm, organisation: 'Altri' }, MONDAY, { id: 's-2' })
    expect(unknown.mentor).not.toHaveProperty('organisation')
    expect(unknown.submission).toMatchObject({ problems: [{ field: 'organisation', problem: 'unknown' }] })
  })

  test('sent while its form is tried out, makes no mentor', async () => {
    const form = { ...mentorForm, id: 'prova', isTesting: true }
    await intake.addForm(form)
    const { submission, mentor } = await intake.send(adultForm, MONDAY, { form })
    expect(submission).toMatchObject({ status: 'tested', problems: [] })
    expect(mentor).toBeUndefined()
  })
})

describe('what is no application yet', () => {
  test('is to be completed by a day that is said, and nobody is a mentor', async () => {
    const { submission, mentor, ofSubmission } = await intake.send({ email: 'x@example.org' }, MONDAY)
    const missing = ['given_name', 'municipality', 'languages']
    expect(submission).toMatchObject({
      ...{ status: 'quarantined', owner: 'coordinatrice-bergamo' },
      problems: missing.map((field) => ({ field, problem: 'missing' })),
    })
    expect(submission).not.toHaveProperty('referrerEmail')
    expect(kindsOf(ofSubmission)).toEqual(['complete open'])
    expect(mentor).toBeUndefined()
  })

  test('sent anew and complete it is an application from that moment on', async () => {
    await intake.send({ ...adultForm, municipality: 'Atlantide' }, MONDAY)
    const { submission, mentor, ofSubmission, ofMentor } = await intake.send(adultForm, TUESDAY)
    expect(submission).toMatchObject({ status: 'applied', receivedAt: MONDAY })
    expect(mentor).toMatchObject({ appliedAt: TUESDAY })
    expect(kindsOf(ofSubmission)).toEqual(['complete done'])
    expect(ofMentor).toMatchObject([{ due: '2026-12-16' }])
  })

  test('lives outside the programme and belongs to the form’s own district', async () => {
    const { mentor } = await intake.send({ ...adultForm, municipality: 'Milano' }, MONDAY)
    expect(mentor).toMatchObject({ district: 'bergamo', municipality: '015146' })
  })
})

describe('a danger on a mentor’s form', () => {
  const danger = { ...adultForm, child_in_danger: 'sì' }

  test('is raised, and the form waits for whoever confirms it', async () => {
    const { submission, mentor, ofSubmission } = await intake.send(danger, MONDAY)
    expect(submission).toMatchObject({
      ...{ status: 'quarantined', dangerRaised: { at: MONDAY, said: 'yes' } },
      problems: [{ field: 'child_in_danger', problem: 'unconfirmed' }],
    })
    expect(kindsOf(ofSubmission)).toEqual(['complete open', 'danger open'])
    expect(mentor).toBeUndefined()
    const anew = await intake.send(adultForm, TUESDAY)
    expect(anew.submission).toMatchObject({ status: 'quarantined' })
    expect(anew.mentor).toBeUndefined()
  })

  test('told by a version that was overtaken before it was read stands in the way, too', async () => {
    const first = await intake.arrive(danger, MONDAY)
    await intake.arrive(adultForm, MONDAY)
    await intake.take(first, MONDAY)
    const { submission, mentor } = await intake.look('s-1')
    expect(submission).toMatchObject({ status: 'quarantined', dangerRaised: { said: 'yes' } })
    expect(mentor).toBeUndefined()
  })

  test('told in a later version of an application waits for a person, too', async () => {
    await intake.send(adultForm, MONDAY)
    const { submission, ofSubmission } = await intake.send(danger, TUESDAY)
    expect(submission).toMatchObject({ status: 'applied', dangerRaised: { at: TUESDAY, said: 'yes' } })
    expect(ofSubmission).toMatchObject([{ kind: 'danger', status: 'open', owner: 'coordinatrice-bergamo' }])
  })
})

test('a peer tutor is reached through the referent of its school', async () => {
  const { mentor } = await intake.send(pupilForm, MONDAY)
  expect(mentor?.person).toEqual({
    kind: 'peer-tutor',
    referent: { institution: 'IC Esempio', name: 'Prof. Prova', email: 'referente@scuola.example.org' },
  })
})
