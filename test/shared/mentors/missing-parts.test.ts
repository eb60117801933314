import { describe, expect, test } from 'vitest'
import { defaultMatchingPolicy } from '../../../shared/domain/matching-policy.ts'
import type { Mentor } from '../../../shared/domain/mentor.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { missingParts } from '../../../shared/mentors/missing-parts.ts'
import { adult, inStatus, insured, pupil } from '../../support/mentors.ts'

const policy = defaultMatchingPolicy
const trained = inStatus(adult, 'trained')
const suspended = inStatus(adult, 'suspended')

function missing(mentor: Mentor, day: string, organisation: Organisation | undefined = insured): string[] {
  return missingParts(mentor, { policy, organisation, day }).map(({ what }) => what)
}

describe('a certificate (art. 25-bis)', () => {
  test('of 14 September is not too old for a first day in six months, and is the day after', () => {
    expect(missing(trained, '2027-03-14')).toEqual([])
    expect(missing(trained, '2027-03-15')).toEqual(['clearance'])
  })

  test('needs no repetition for who was active before, until it is looked at anew after a year', () => {
    const organisation = { ...insured, insurance: { expiresOn: '2028-12-31' } }
    expect(missing(suspended, '2027-09-14', organisation)).toEqual([])
    expect(missing(suspended, '2027-09-15', organisation)).toEqual(['clearance'])
  })

  test('too old already on a first day that earlier records say is asked for anew', () => {
    const withOne = (mentor: Mentor, issuedOn: string): Mentor => ({
      ...mentor,
      person: { kind: 'adult', email: 'rosa@example.org', clearance: { issuedOn } },
    })
    expect(suspended.activeSince).toBe('2026-11-16')
    expect(missing(withOne(suspended, '2026-05-16'), '2026-11-23')).toEqual([])
    expect(missing(withOne(suspended, '2026-05-15'), '2026-11-23')).toEqual(['clearance'])
    const [told] = missingParts(withOne(suspended, '2026-05-15'), {
      ...{ policy, organisation: insured, day: '2026-11-23' },
    })
    expect(told?.says).toMatch(/counted until 2026-11-15: ask for a new one, then mentor set rosa-prova/)
    expect(missing(withOne(suspended, '2026-11-20'), '2027-06-30')).toEqual([])
    expect(missing(withOne(inStatus(adult, 'active'), '2026-05-15'), '2026-11-23')).toEqual([])
  })

  test('ends on the last of a month that has no such day', () => {
    const person = { ...adult.person, clearance: { issuedOn: '2026-08-31' } }
    const august: Mentor = { ...trained, person: person.kind === 'adult' ? person : adult.person }
    expect(missing(august, '2027-02-28')).toEqual([])
    expect(missing(august, '2027-03-01')).toEqual(['clearance'])
  })

  test('of a day to come counts for nothing yet', () => {
    expect(missing(trained, '2026-09-13')).toEqual(['clearance'])
  })

  test('is not asked for where the district does not want one, nor of a pupil', () => {
    const person = { kind: 'adult' as const, email: 'rosa@example.org' }
    const lenient = { ...policy, isClearanceRequired: false }
    const asked = { organisation: insured, day: '2026-11-23' }
    expect(missingParts({ ...trained, person }, { ...asked, policy })).toMatchObject([{ what: 'clearance' }])
    expect(missingParts({ ...trained, person }, { ...asked, policy: lenient })).toEqual([])
    expect(missingParts(inStatus(pupil, 'trained'), { ...asked, policy })).toEqual([])
  })
})

describe('the insurance', () => {
  test('counts through its last day', () => {
    const freshly: Mentor = {
      ...trained,
      person: { kind: 'adult', email: 'rosa@example.org', clearance: { issuedOn: '2027-06-01' } },
    }
    expect(missing(freshly, '2027-06-30')).toEqual([])
    expect(missing(freshly, '2027-07-01')).toEqual(['insurance'])
  })

  test('has to be known, and so has the organisation', () => {
    const { insurance: _, ...uninsured } = insured
    expect(missing(trained, '2026-11-23', uninsured)).toEqual(['insurance'])
    const { organisation: __, ...alone } = trained
    expect(missing(alone, '2026-11-23')).toEqual(['organisation'])
    expect(missingParts(trained, { policy, organisation: undefined, day: '2026-11-23' })).toMatchObject([
      { what: 'organisation' },
    ])
  })
})

test('the steps that are still to come are missing too', () => {
  expect(missing(adult, '2026-11-23')).toEqual(['screening', 'training'])
  expect(missing(inStatus(adult, 'screened'), '2026-11-23')).toEqual(['training'])
})

test('a pupil needs both words', () => {
  const person = {
    kind: 'peer-tutor',
    referent: { institution: 'IC Prova', name: 'M', email: 'm@example.org' },
  }
  const unallowed: Mentor = { ...inStatus(pupil, 'trained'), person: { ...person, kind: 'peer-tutor' } }
  expect(missing(unallowed, '2026-11-23')).toEqual(['parents-authorisation', 'school-agreement'])
})
