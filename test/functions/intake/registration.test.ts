import { describe, expect, test } from 'vitest'
import { personsIn } from '../../../functions/intake/first-referral.ts'
import { quarantine } from '../../../functions/intake/quarantine.ts'
import { raiseDanger, raiseOnReferral } from '../../../functions/intake/raised-danger.ts'
import { register, type Understood } from '../../../functions/intake/registration.ts'
import type { CaseFile } from '../../../shared/casework/case-file.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { districtNamed } from '../../support/districts.ts'
import { arrivedAt, form, received } from '../../support/submissions.ts'

const now = new Date('2026-01-18T18:17:05.000Z')
const input: Understood = {
  form,
  answers: { needs: ['school_support'], contact_given_name: 'محمد', minors_birth_years: [2015, 2018] },
  place: { kind: 'district', istatCode: '016091', district: 'dalmine' },
  institution: undefined,
  possiblyKnown: [],
  remarks: [],
  caseCode: 'DA-26-0042',
  danger: 'no',
  assignment: { owner: 'anna-prova', reason: 'named-liaison' },
}
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type)

describe('a submission that is understood', () => {
  test('becomes a referral with its household, and each is told', () => {
    const { submission, referral, household, events } = register(received(), input, now)
    expect(submission).toMatchObject({ status: 'registered', version: 2, referral: referral.id })
    expect(referral).toMatchObject({
      status: 'received',
      district: 'dalmine',
      household: household.id,
      origin: 'school',
    })
    expect(household).toMatchObject({ status: 'open', district: 'dalmine', municipality: '016091' })
    const persons = personsIn(input.answers, household.id)
    expect(persons.map(({ number, role }) => [number, role])).toEqual([
      [1, 'contact'],
      [2, 'minor'],
      [3, 'minor'],
    ])
    expect(types(events)).toEqual(['submission.registered', 'referral.received', 'household.opened'])
  })

  test('waits from its arrival, not from its registration', () => {
    const { referral, household } = register(received(), input, now)
    expect([referral.receivedAt, household.since]).toEqual([arrivedAt.toISOString(), arrivedAt.toISOString()])
  })

  test('is somebody’s from the first moment, and says why', () => {
    const { referral, household, events } = register(received(), input, now)
    expect(referral).toMatchObject({ liaison: 'anna-prova', assignedBy: 'named-liaison' })
    expect(household).toMatchObject({ liaison: 'anna-prova', referrals: [referral.id] })
    const told = events.find(({ type }) => type === 'referral.received')
    expect(told).toMatchObject({ data: { assignment: { owner: 'anna-prova', reason: 'named-liaison' } } })
  })

  test('is the district’s own when nobody is there', () => {
    const nobody = { ...input, assignment: { reason: 'nobody-there' } } as const
    const { referral, household } = register(received(), nobody, now)
    expect(referral).not.toHaveProperty('liaison')
    expect(household).not.toHaveProperty('liaison')
    expect(referral.assignedBy).toBe('nobody-there')
  })

  test('a danger that was told before stands on the referral, with who confirmed it', () => {
    const confirmed = { at: '2026-01-18T19:00:00.000Z', by: 'anna-prova' }
    const raised = { at: arrivedAt.toISOString(), said: 'unclear' } as const
    const before = { ...received(), dangerRaised: raised, dangerConfirmed: confirmed }
    const { referral } = register(before, input, now)
    expect(referral).toMatchObject({ isChildInDanger: true, dangerConfirmed: confirmed })
    expect(referral.dangerRaisedAt).toBe(raised.at)
    const graver = register(before, { ...input, danger: 'yes' }, now)
    expect(graver.referral.dangerRaisedAt).toBe(now.toISOString())
    expect(graver.referral.dangerConfirmed).toBeUndefined()
  })

  test('out of area it falls to the form’s own district, marked', () => {
    const place = { kind: 'out-of-area', istatCode: '015146', name: 'Milano', province: 'MI' } as const
    const { referral, events } = register(received(), { ...input, place }, now)
    expect(referral).toMatchObject({ district: 'bergamo', isOutOfArea: true, status: 'received' })
    expect(events.find(({ type }) => type === 'referral.received')).toMatchObject({
      data: { isOutOfArea: true },
    })
  })

  test('registered twice it has the same ids', () => {
    const [one, two] = [register(received(), input, now), register(received(), input, new Date('2026-02-01'))]
    expect(two.referral.id).toBe(one.referral.id)
    expect(two.events.map(({ id }) => id)).toEqual(one.events.map(({ id }) => id))
  })

  test('a danger is told first, with the submission as subject, in the district that serves the family', () => {
    const { events, submission, referral } = register(received(), { ...input, danger: 'yes' }, now)
    expect(events[0]).toMatchObject({
      type: 'danger.raised',
      district: 'dalmine',
      data: { said: 'yes' },
      version: 2,
    })
    expect(events[0]?.subject).toMatch(/^submission\//)
    expect(submission.dangerRaised).toEqual({ at: now.toISOString(), said: 'yes' })
    expect(referral.isChildInDanger).toBe(true)
  })

  test('no event holds what identifies the family', () => {
    expect(JSON.stringify(register(received(), input, now).events)).not.toContain('محمد')
  })
})

describe('a submission that is not understood', () => {
  const problems = [{ field: 'needs', problem: 'missing' }] as const

  test('is quarantined with every problem', () => {
    const { submission, events } = quarantine(received(), { problems, danger: 'no' }, now)
    expect(submission).toMatchObject({ status: 'quarantined', problems, version: 2 })
    expect(types(events)).toEqual(['submission.quarantined'])
  })

  test('is somebody’s, and stays theirs when it is quarantined again', () => {
    const assignment = { owner: 'anna-prova', reason: 'coordinator' } as const
    const { submission, events } = quarantine(received(), { problems, danger: 'no', assignment }, now)
    expect(submission.owner).toBe('anna-prova')
    expect(events).toMatchObject([{ data: { assignment } }])
    const again = quarantine(submission, { problems, danger: 'no' }, now)
    expect(again.submission.owner).toBe('anna-prova')
    expect(again.events).toMatchObject([{ data: { form: form.id, problems } }])
  })

  test('raises its danger all the same, once', () => {
    const lacking = { problems, danger: 'unclear' } as const
    const { submission, events } = quarantine(received(), lacking, now)
    expect(types(events)).toEqual(['danger.raised', 'submission.quarantined'])
    expect(types(quarantine(submission, lacking, now).events)).toEqual(['submission.quarantined'])
  })
})

describe('a danger in a later version', () => {
  const { submission: registered, referral, household } = register(received(), input, now)
  const file = (of: Referral): CaseFile => ({
    ...{ referral: of, referrals: [of], household, deadlines: [] },
    district: districtNamed(of.district),
  })
  const occasion = { at: now, actor: 'system', via: 'system', correlationId: 'request-1' } as const

  test('is raised in the district that has the family, and marked on its referral', () => {
    const outcome = raiseOnReferral(registered, 'yes')(file(referral), occasion)
    expect(outcome.besides).toMatchObject([
      { replace: { status: 'registered', version: 3, dangerRaised: { said: 'yes' } } },
    ])
    expect(outcome.referrals).toMatchObject([
      { isChildInDanger: true, version: 2, dangerRaisedAt: now.toISOString() },
    ])
    expect(outcome.events).toMatchObject([{ type: 'danger.raised', district: 'dalmine' }])
  })

  test('leaves a referral alone whose danger waits to be confirmed, and asks anew who confirmed a lesser one', () => {
    const waiting = { ...referral, isChildInDanger: true }
    const raise = raiseOnReferral(registered, 'yes')
    expect(raise(file(waiting), occasion).referrals).toBeUndefined()
    const confirmed = { ...waiting, dangerConfirmed: { at: now.toISOString(), by: 'anna-prova' } }
    const [raised] = raise(file(confirmed), occasion).referrals ?? []
    expect(raised).toMatchObject({ isChildInDanger: true, version: 2 })
    expect(raised).not.toHaveProperty('dangerConfirmed')
  })

  test('is told again when it is graver than before, and not when it is not', () => {
    const where = { district: 'dalmine' }
    const { submission: doubted } = raiseDanger(registered, 'unclear', where, now)
    expect(types(raiseDanger(doubted, 'unclear', where, now).events)).toEqual([])
    const { submission: certain, events } = raiseDanger(doubted, 'yes', where, now)
    expect(types(events)).toEqual(['danger.raised'])
    expect(types(raiseDanger(certain, 'unclear', where, now).events)).toEqual([])
  })
})
