import { randomBytes } from 'node:crypto'
import { arrive } from '../../functions/intake/arrival.ts'
import { type Message, settle } from '../../functions/intake/settlement.ts'
import { again } from '../../shared/casework/again.ts'
import type { Form } from '../../shared/domain/form.ts'
import { type Membership, type Operator, operator } from '../../shared/domain/operator.ts'
import {
  referralIdOf,
  type Submission,
  submissionHash,
  submissionSubject,
} from '../../shared/domain/submission.ts'
import { commit } from '../../shared/table/commit.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { districtShape } from '../../shared/table/district-store.ts'
import { formShape } from '../../shared/table/form-store.ts'
import { type Lookups, openLookups } from '../../shared/table/lookup-store.ts'
import { findOperator, membershipShape, operatorShape } from '../../shared/table/operator-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { bodyItem, findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { captureLog } from './captured-log.ts'
import { districts } from './districts.ts'
import { bytesOf } from './material.ts'
import { delivery, form as schoolForm } from './submissions.ts'
import { startTable } from './table.ts'

/** Somebody who works in one district. */
export type Member = Partial<Omit<Operator, 'id' | 'version'> & Omit<Membership, 'operator' | 'version'>>

/** What the intake works on, without a stack: a table with districts, one form and whoever a test adds. */
export async function startIntake() {
  const { table, stop } = await startTable()
  const log = captureLog()
  const items = [...districts.map((one) => districtShape.toItem(one)), formShape.toItem(schoolForm)]
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
  const lookups = openLookups(table, randomBytes)
  const take = (event: Message, at: string | Date, others: Partial<Lookups> = {}) =>
    again(() => settle(event, { ...lookups, ...others }, new Date(at)))
  return {
    table,
    lookups,
    async stop() {
      log.release()
      await stop()
    },
    take,
    /** A form's body arrives and is read in the same minute. */
    async send(body: object | Uint8Array, at: string | Date, named: Named = {}) {
      const { form, id } = nameOf(named)
      const event = await arriveIn(table, body, { form, id, at: new Date(at) })
      await take(event, at)
      return lookAt(table, form.id, id)
    },
    arrive: (body: object | Uint8Array, at: string | Date, named: Named = {}) =>
      arriveIn(table, body, { ...nameOf(named), at: new Date(at) }),
    look: (id: string, form = schoolForm.id) => lookAt(table, form, id),
    addForm: (form: Form) => commit(table, [{ create: formShape.toItem(form) }], []),
    addMember: (id: string, member: Member) => addMember(table, id, member),
    changeOperator: (id: string, change: Partial<Operator>) => changeOperator(table, id, change),
  }
}
export type Intake = Awaited<ReturnType<typeof startIntake>>

/** By which form, and as which submission: a new one, unless it says so. */
interface Named {
  readonly form?: Form
  readonly id?: string
}

function nameOf({ form = schoolForm, id = crypto.randomUUID() }: Named) {
  return { form, id }
}

interface Sent {
  readonly form: Form
  readonly id: string
  readonly at: Date
}

/** As the door keeps it. */
async function arriveIn(table: Table, body: object | Uint8Array, { form, id, at }: Sent) {
  const sent = { ...delivery('', id), body: bytesOf(body), form }
  const existing = await findSubmission(table, form.id, submissionHash(form.id, id))
  const { submission, event } = arrive(existing, sent, at)
  const item = submissionShape.toItem(submission)
  const create = bodyItem({
    ...{ form: form.id, submission: submission.hash, hash: submission.bodyHash, bytes: sent.body },
    ...{ contentType: 'application/json', receivedAt: at.toISOString() },
  })
  await commit(table, [existing === undefined ? { create: item } : { replace: item }, { create }], [event])
  if (event.type !== 'submission.received') throw new Error(`the door told ${event.type}`)
  return event
}

/** A submission as it stands, and what has become of it. */
async function lookAt(table: Table, form: string, id: string) {
  const submission = await findSubmission(table, form, submissionHash(form, id))
  if (submission === undefined) throw new Error(`form ${form} sent no ${id}`)
  const referral = await findReferral(table, referralIdOf(submission))
  const [ofSubmission, ofReferral] = await Promise.all([
    deadlinesOf(table, submissionSubject(submission)),
    deadlinesOf(table, `referral/${referralIdOf(submission)}`),
  ])
  return { submission: submission satisfies Submission, referral, ofSubmission, ofReferral }
}

async function addMember(table: Table, id: string, member: Member): Promise<void> {
  const { district = 'bergamo', roles = ['liaison'], kinds = [], ...its } = member
  const signInAddress = `${id}@example.org`
  const person: Operator = { id, name: id, language: 'it', signInAddress, absences: [], ...its, version: 1 }
  const work = { operator: id, district, roles, kinds, version: 1 }
  const items = [operatorShape.toItem(person), membershipShape.toItem(work)]
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
}

async function changeOperator(table: Table, id: string, change: Partial<Operator>): Promise<void> {
  const before = operator.parse(await findOperator(table, id))
  const replace = operatorShape.toItem({ ...before, ...change, version: before.version + 1 })
  await commit(table, [{ replace }], [])
}
