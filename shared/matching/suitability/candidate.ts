import type { Mentor, MentorStatus } from '../../domain/mentor.ts'
import type { Candidate, Standing } from './seen.ts'

/** A mentor as matching sees it; insured until the last day of the organisation’s insurance. */
export function candidateOf(mentor: Mentor, insuredUntil: string | undefined): Candidate {
  const { id, person, languages, municipality, reachKm, skills, preferences } = mentor
  const { capacity, taken, experience, gender, availability, trainedOn, activeSince } = mentor
  return {
    ...{ id, kind: person.kind, standing: standings[mentor.status], languages, municipality, reachKm },
    ...{ skills, preferences, capacity, taken, experience },
    ...(gender === undefined ? {} : { gender }),
    ...(availability === undefined ? {} : { availability }),
    ...(activeSince === undefined ? {} : { activeSince }),
    ...(trainedOn === undefined ? {} : { trainedOn }),
    ...(insuredUntil === undefined ? {} : { insuredUntil }),
    ...papersOf(person),
  }
}

const standings: Readonly<Record<MentorStatus, Standing>> = {
  applied: 'in-training',
  screened: 'in-training',
  trained: 'in-training',
  active: 'active',
  suspended: 'suspended',
  // Nobody who has left is read for matching.
  left: 'suspended',
}

function papersOf(person: Mentor['person']): Pick<Candidate, 'clearanceIssuedOn' | 'isAuthorised'> {
  if (person.kind === 'peer-tutor') {
    return { isAuthorised: person.parentsAuthorisedOn !== undefined && person.schoolAgreedOn !== undefined }
  }
  return person.clearance === undefined ? {} : { clearanceIssuedOn: person.clearance.issuedOn }
}
