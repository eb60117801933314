import { describe, expect, test } from 'vitest'
import { personsIn } from '../../../functions/intake/first-referral.ts'
import { raiseDanger } from '../../../functions/intake/raised-danger.ts'
import { quarantine, register, type Understood } from '../../../functions/intake/registration.ts'
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
    const { submission, events } = quarantine(received(), problems, 'no', now)
    expect(submission).toMatchObject({ status: 'quarantined', problems, version: 2 })
    expect(types(events)).toEqual(['submission.quarantined'])
  })

  test('raises its danger all the same, once', () => {
    const { submission, events } = quarantine(received(), problems, 'unclear', now)
    expect(types(events)).toEqual(['danger.raised', 'submission.quarantined'])
    expect(types(quarantine(submission, problems, 'unclear', now).events)).toEqual(['submission.quarantined'])
  })
})

describe('a danger in a later version', () => {
  const { submission: registered, referral } = register(received(), input, now)

  test('is raised in the district that has the family, and marked on its referral', () => {
    const raised = raiseDanger(registered, referral, 'yes', now)
    expect(raised.submission).toMatchObject({
      status: 'registered',
      version: 3,
      dangerRaised: { said: 'yes' },
    })
    expect(raised.referral).toMatchObject({ isChildInDanger: true, version: 2 })
    expect(raised.events).toMatchObject([{ type: 'danger.raised', district: 'dalmine' }])
  })

  test('is told again when it is graver than before, and not when it is not', () => {
    const { submission: doubted } = raiseDanger(registered, referral, 'unclear', now)
    expect(types(raiseDanger(doubted, referral, 'unclear', now).events)).toEqual([])
    const { submission: certain, events } = raiseDanger(doubted, referral, 'yes', now)
    expect(types(events)).toEqual(['danger.raised'])
    expect(types(raiseDanger(certain, referral, 'unclear', now).events)).toEqual([])
  })
})
