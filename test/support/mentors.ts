import { defaultMatchingPolicy } from '../../shared/domain/matching-policy.ts'
import type { Mentor, MentorStatus } from '../../shared/domain/mentor.ts'
import { mentorBase } from '../../shared/domain/mentor.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import type { MentorFile } from '../../shared/mentors/life-cycle.ts'

/** An invented organisation, insured for another year. */
export const insured: Organisation = {
  id: 'volontari-prova',
  name: 'Volontari Prova',
  district: 'bergamo',
  insurance: { expiresOn: '2027-06-30' },
  version: 1,
}

/** An invented adult who has applied, with a certificate of September 2026. */
export const adult: Mentor & { readonly status: 'applied' } = {
  id: 'rosa-prova',
  name: 'Rosa Prova',
  district: 'bergamo',
  organisation: insured.id,
  person: { kind: 'adult', email: 'rosa@example.org', clearance: { issuedOn: '2026-09-14' } },
  writtenTo: 'it',
  gender: 'female',
  languages: ['it', 'ar'],
  municipality: '016024',
  reachKm: 10,
  availability: ['mon-afternoon'],
  skills: ['italian_practice'],
  preferences: [],
  capacity: 2,
  taken: 0,
  experience: 0,
  appliedAt: '2026-11-02T09:00:00.000Z',
  status: 'applied',
  version: 1,
}

/** An invented pupil who tutors pupils, allowed by parents and school. */
export const pupil: Mentor & { readonly status: 'applied' } = {
  ...adult,
  id: 'tutor-prova',
  name: 'Luca Prova',
  person: {
    kind: 'peer-tutor',
    referent: { institution: 'IC Prova', name: 'Marta Prova', email: 'referente@example.org' },
    parentsAuthorisedOn: '2026-10-01',
    schoolAgreedOn: '2026-10-02',
  },
}

/** The same mentor in another status, as if it had come there by the way of everybody. */
export function inStatus(from: Mentor, status: MentorStatus): Mentor {
  const base = mentorBase(from)
  const days = { screenedOn: '2026-11-05', trainedOn: '2026-11-12' }
  switch (status) {
    case 'applied':
      return { ...base, status }
    case 'screened':
      return { ...base, status, screenedOn: days.screenedOn }
    case 'trained':
      return { ...base, ...days, status }
    case 'active':
      return { ...base, ...days, activeSince: '2026-11-16', status }
    case 'suspended':
      return {
        ...{ ...base, ...days, activeSince: '2026-11-16' },
        ...{ status, suspendedAt: '2026-11-20T09:00:00.000Z', reason: 'own-wish' },
      }
    case 'left':
      return { ...base, ...days, status, leftAt: '2026-11-20T09:00:00.000Z', reason: 'own-wish' }
  }
}

/** What a decision about it looks at: all is in order but what is said otherwise. */
export function fileOf(mentor: Mentor, others: Partial<MentorFile> = {}): MentorFile {
  return { mentor, organisation: insured, policy: defaultMatchingPolicy, ...others }
}
