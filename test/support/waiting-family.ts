import type { Household, Person } from '../../shared/domain/household.ts'
import type { Mentor } from '../../shared/domain/mentor.ts'
import type { WaitingRequest } from '../../shared/domain/mentoring-request.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { adult, inStatus } from './mentors.ts'

const id = (letter: string) => letter.repeat(32)

/** An invented family in Verdellino that is ready for a mentor. */
export const aHousehold: Household = {
  id: id('a'),
  district: 'dalmine',
  status: 'open',
  since: '2026-09-07T09:00:00.000Z',
  municipality: '016232',
  languages: ['bn'],
  referrals: [id('b')],
  takenInChargeAt: '2026-09-08T09:00:00.000Z',
  contactMadeAt: '2026-09-10T09:00:00.000Z',
  privacyNotice: { givenOn: '2026-09-10' },
  version: 3,
}

/** A member of it, by number. */
export function aPerson(number: number): Person {
  return { household: aHousehold.id, number, role: number === 1 ? 'contact' : 'minor', version: 1 }
}

/** What it was referred with. */
export const aReferral: Referral = {
  ...{ id: id('b'), caseCode: 'DA-26-0001', district: 'dalmine', household: aHousehold.id },
  ...{ partner: 'scuola-prova', form: 'scuola-prova', submission: id('c'), submissionId: 's-1' },
  ...{ origin: 'school', urgency: 'ordinary', isOutOfArea: false, needs: ['school_support'] },
  ...{ isChildInDanger: false, referrer: {}, remarks: [], receivedAt: aHousehold.since, version: 2 },
  status: 'in-charge',
  takenInChargeAt: '2026-09-08T09:00:00.000Z',
}

/** It asks for an adult. */
export const aRequest: WaitingRequest = {
  ...{ household: aHousehold.id, number: 1, district: 'dalmine', caseCode: 'DA-26-0001', kind: 'adult' },
  ...{ persons: [], needs: ['school_support'], urgency: 'ordinary', isLanguageRequired: false },
  ...{ genderWish: 'any', excluded: [], agreedOn: '2026-09-12', requestedBy: 'anna-prova' },
  ...{ requestedAt: '2026-09-12T09:00:00.000Z', version: 1 },
  status: 'waiting',
}

/** An invented mentor in Dalmine, active, with an organisation. */
export const aMentor: Mentor = {
  ...inStatus(adult, 'active'),
  ...{ id: 'rosa-esempio', name: 'Rosa Esempio', district: 'dalmine', organisation: 'ponte' },
  person: { kind: 'adult', email: 'rosa@example.org', clearance: { issuedOn: '2026-06-01' } },
  ...{ languages: ['it', 'en'], municipality: '016091', skills: ['school_support'], experience: 1 },
}
