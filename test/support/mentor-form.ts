import { randomBytes } from 'node:crypto'
import { arrive } from '../../functions/intake/arrival.ts'
import { type Message, settle } from '../../functions/intake/settlement.ts'
import { again } from '../../shared/casework/again.ts'
import type { Form } from '../../shared/domain/form.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { mentorIdOf, submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import { commit } from '../../shared/table/commit.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { districtShape } from '../../shared/table/district-store.ts'
import { formShape } from '../../shared/table/form-store.ts'
import { openLookups } from '../../shared/table/lookup-store.ts'
import { findMentor } from '../../shared/table/mentor-store.ts'
import { membershipShape, operatorShape } from '../../shared/table/operator-store.ts'
import { organisationShape } from '../../shared/table/organisation-store.ts'
import type { Item } from '../../shared/table/shape.ts'
import { bodyItem, findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import { districts } from './districts.ts'
import { type AnyBody, bytesOf } from './material.ts'
import { memoryTable } from './memory-table.ts'
import { form as schoolForm } from './submissions.ts'

/** An association's form for people who want to mentor. */
export const mentorForm: Form = {
  ...schoolForm,
  id: 'candidature-demo',
  partner: 'volontari-demo',
  kind: 'mentor',
  origin: 'third_sector',
}

/** What an adult says who may be asked to mentor. */
export const adultForm = {
  given_name: 'Ndèye Fatou',
  family_name: 'Prova',
  email: 'fatou.prova@example.org',
  phone: '320 0000001',
  municipality: 'Dalmine',
  languages: ['wolof', 'francese', 'italiano'],
}

/** The same of a pupil, with addresses of its own that nobody may keep. */
export const pupilForm = {
  mentor_kind: 'Tutor tra pari',
  given_name: 'Amir',
  email: 'amir.prova@example.org',
  phone: '320 0000002',
  municipality: 'Bergamo',
  languages: 'arabo',
  institution: 'IC Esempio',
  referent_name: 'Prof. Prova',
  referent_email: 'referente@scuola.example.org',
}

/** The intake of mentors' forms on a table in memory, with one coordinator in each district. */
export async function mentorIntake() {
  const { table, items } = memoryTable()
  const coordinators = districts.flatMap(({ id }) => coordinatorOf(id))
  const first = [...districts.map((one) => districtShape.toItem(one)), ...coordinators]
  const add = (create: Item) => commit(table, [{ create }], [])
  for (const item of [...first, formShape.toItem(mentorForm)]) await add(item)
  const lookups = openLookups(table, randomBytes)
  const take = (event: Message, at: string) => again(() => settle(event, lookups, new Date(at)))
  const look = async (id: string, form = mentorForm.id) => {
    const submission = await findSubmission(table, form, submissionHash(form, id))
    if (submission === undefined) throw new Error(`form ${form} sent no ${id}`)
    const mentor = await findMentor(table, mentorIdOf(submission))
    const ofSubmission = await deadlinesOf(table, submissionSubject(submission))
    const ofMentor = await deadlinesOf(table, `mentor/${mentorIdOf(submission)}`)
    return { submission, mentor, ofSubmission, ofMentor }
  }
  /** A body arrives, as the door keeps it. */
  const arriveBy = async (body: AnyBody, at: string, { id = 's-1', form = mentorForm } = {}) => {
    const bytes = bytesOf(body)
    const existing = await findSubmission(table, form.id, submissionHash(form.id, id))
    const delivery = { form, body: bytes, submissionId: id, correlationId: 'request-1' }
    const { submission, event } = arrive(existing, delivery, new Date(at))
    const item = submissionShape.toItem(submission)
    const { hash, bodyHash } = submission
    const kept = { form: form.id, submission: hash, hash: bodyHash, bytes, receivedAt: at }
    const create = bodyItem({ ...kept, contentType: 'application/json' })
    await commit(table, [existing === undefined ? { create: item } : { replace: item }, { create }], [event])
    if (event.type !== 'submission.received') throw new Error(`the door told ${event.type}`)
    return event
  }
  return {
    ...{ table, items, take, look, arrive: arriveBy },
    addOrganisation: (one: Organisation) => add(organisationShape.toItem(one)),
    addForm: (form: Form) => add(formShape.toItem(form)),
    /** A body arrives, and is read in the same minute; the message may be taken again. */
    async send(body: AnyBody, at: string, { id = 's-1', form = mentorForm } = {}) {
      const event = await arriveBy(body, at, { id, form })
      await take(event, at)
      return { ...(await look(id, form.id)), event }
    },
  }
}
export type MentorIntake = Awaited<ReturnType<typeof mentorIntake>>

function coordinatorOf(district: string) {
  const id = `coordinatrice-${district}`
  const signInAddress = `${id}@example.org`
  const person = { id, name: id, language: 'it' as const, signInAddress, absences: [], version: 1 }
  const work = { operator: id, district, roles: ['coordinator' as const], kinds: [], version: 1 }
  return [operatorShape.toItem(person), membershipShape.toItem(work)]
}
