import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '../../../shared/casework/decide.ts'
import type { Decision } from '../../../shared/casework/decision.ts'
import { settleAmendment } from '../../../shared/casework/decisions/amendment.ts'
import { confirmDanger } from '../../../shared/casework/decisions/danger.ts'
import { decline } from '../../../shared/casework/decisions/decline.ts'
import { Unavailable } from '../../../shared/errors.ts'
import { key } from '../../../shared/table/keys.ts'
import { membershipShape } from '../../../shared/table/operator-store.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'
import { completeForm } from '../../support/partner.ts'
import { form } from '../../support/submissions.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const TUESDAY = '2026-12-01T09:00:00.000Z'
const WEDNESDAY = '2026-12-02T09:00:00.000Z'

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
})
afterAll(() => intake.stop())

const send = (id: string, at: string, others: object = {}) =>
  intake.send(completeForm('', others), at, { id })
const kindsOf = (deadlines: readonly { kind: string; status: string }[]) =>
  deadlines.map(({ kind, status }) => `${kind} ${status}`)

async function act(id: string, at: string, decision: Decision): Promise<void> {
  const { referral } = await intake.look(id)
  const occasion = {
    at: new Date(at),
    actor: 'operator/anna-prova',
    via: 'cli',
    correlationId: 'cli',
  } as const
  await decide(intake.table, referral?.id ?? '', decision, occasion)
}

async function ignore(id: string, at: string, field: 'adults' | 'description'): Promise<void> {
  const { referral } = await intake.look(id)
  const bodyHash = referral?.amended?.bodyHash ?? ''
  await act(id, at, settleAmendment({ accept: [], ignore: [field], bodyHash, corrections: {} }))
}

describe('a changed version of what is a referral', () => {
  test('waits for whoever has the referral, by a day that is said', async () => {
    await send('changed', MONDAY)
    const { ofReferral } = await send('changed', TUESDAY, { adults: 3 })
    expect(ofReferral[1]).toMatchObject({
      ...{ kind: 'amendment', owner: 'anna-prova', due: '2026-12-02', status: 'open' },
    })
  })

  test('changed once more after a person has settled it, it waits anew', async () => {
    await send('twice', MONDAY)
    await send('twice', TUESDAY, { adults: 3 })
    await ignore('twice', TUESDAY, 'adults')
    expect(kindsOf((await intake.look('twice')).ofReferral)[1]).toBe('amendment done')
    const { referral, ofReferral } = await send('twice', WEDNESDAY, { adults: 3, description: 'altro' })
    expect(referral?.amended?.fields).toEqual(['description'])
    expect(kindsOf(ofReferral).slice(1, 3)).toEqual(['amendment done', 'amendment open'])
  })

  test('changed back it waits for nobody', async () => {
    await send('back', MONDAY)
    await send('back', TUESDAY, { adults: 3 })
    const { ofReferral } = await send('back', WEDNESDAY, { unknown_question: 'altro' })
    expect(kindsOf(ofReferral)[1]).toBe('amendment cancelled')
  })

  test('after the referral was declined somebody looks at it all the same', async () => {
    await send('declined', MONDAY)
    await act('declined', MONDAY, decline('not-reachable'))
    await send('declined', TUESDAY, { adults: 3 })
    const { ofReferral } = await intake.look('declined')
    expect(kindsOf(ofReferral)).toContain('amendment open')
    await ignore('declined', TUESDAY, 'adults')
    expect(kindsOf((await intake.look('declined')).ofReferral)).toContain('amendment done')
  })
})

describe('a danger in a later version', () => {
  test('waits to be confirmed; a graver one than was confirmed waits anew', async () => {
    await send('danger', MONDAY)
    const first = await send('danger', TUESDAY, { child_in_danger: 'forse' })
    expect(kindsOf(first.ofReferral)).toContain('danger open')
    await act('danger', TUESDAY, confirmDanger)
    const second = await send('danger', WEDNESDAY, { child_in_danger: 'sì' })
    expect(kindsOf(second.ofReferral).filter((kind) => kind.startsWith('danger'))).toEqual([
      ...['danger done', 'danger open'],
    ])
    expect(second.referral).not.toHaveProperty('dangerConfirmed')
    expect(second.submission.dangerRaised).toEqual({ at: WEDNESDAY, said: 'yes' })
  })

  test('is heard of also when the referral has ended', async () => {
    await send('ended', MONDAY)
    await act('ended', MONDAY, decline('not-reachable'))
    const { ofReferral } = await send('ended', TUESDAY, { child_in_danger: 'sì' })
    expect(ofReferral.find(({ kind }) => kind === 'danger')).toMatchObject({
      ...{ owner: 'anna-prova', status: 'open', next: { at: TUESDAY } },
    })
  })
})

describe('a danger in what cannot be settled', () => {
  const broken = { secret: () => Promise.reject(new Unavailable('no secret')) }

  test('is somebody’s, and is neither told nor set twice', async () => {
    const body = completeForm('', { child_in_danger: 'sì' })
    const event = await intake.arrive(body, MONDAY, { id: 'stuck' })
    await expect(intake.take(event, MONDAY, broken)).rejects.toThrow('no secret')
    const { submission, ofSubmission } = await intake.look('stuck')
    expect(submission).toMatchObject({ status: 'received', owner: 'anna-prova' })
    expect(ofSubmission).toMatchObject([{ kind: 'danger', owner: 'anna-prova', status: 'open' }])
    await expect(intake.take(event, TUESDAY, broken)).rejects.toThrow('no secret')
    expect((await intake.look('stuck')).ofSubmission).toEqual(ofSubmission)
    await intake.take(event, TUESDAY)
    const settled = await intake.look('stuck')
    expect(kindsOf(settled.ofSubmission)).toEqual(['danger cancelled'])
    expect(kindsOf(settled.ofReferral)).toContain('danger open')
  })

  test('is the district’s own when the only one who could have it cannot be read', async () => {
    const work = { operator: 'broken-prova', district: 'dalmine', version: 1 }
    const member = membershipShape.toItem({ ...work, roles: ['liaison'], kinds: ['school'] })
    const operator = { ...key.operator('broken-prova'), v: 99 }
    for (const Item of [member, operator]) {
      await intake.table.client.send(new PutCommand({ TableName: intake.table.name, Item }))
    }
    const clinic = { ...form, id: 'consultorio', partner: 'consultorio', district: 'dalmine' }
    await intake.addForm(clinic)
    const body = { child_in_danger: 'sì' }
    const event = await intake.arrive(body, MONDAY, { id: 'nobody', form: clinic })
    await intake.take(event, MONDAY)
    const { submission, ofSubmission } = await intake.look('nobody', clinic.id)
    expect(submission).not.toHaveProperty('owner')
    expect(ofSubmission).toMatchObject([
      { kind: 'complete', district: 'dalmine', status: 'open' },
      { kind: 'danger', district: 'dalmine', status: 'open' },
    ])
  })
})
