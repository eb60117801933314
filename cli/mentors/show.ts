import { requireOwnDistrict } from '../../shared/casework/acting.ts'
import type { Mentor } from '../../shared/domain/mentor.ts'
import { municipalityName } from '../../shared/domain/municipality.ts'
import { openMentor } from '../../shared/mentors/mentor-part.ts'
import { clearedUntil } from '../../shared/mentors/missing-parts.ts'
import type { Connection } from '../connection.ts'
import { noteView, occasionOf } from '../operator.ts'
import { standingOfMentor } from './mentor.ts'

/**
 * One mentor: how it stands, what it lacks and what is due; what identifies it only when it is asked for, and noted as
 * seen.
 * @throws NotFound when there is no such mentor
 * @throws Refused when what identifies it is asked for by an operator of another district
 */
export async function showMentor(connection: Connection, id: string, isPersonal: boolean) {
  const { mentor, organisation, policy } = await openMentor(connection.table, id)
  const { mentor: _, deadlines, missing = [], ...standing } = await standingOfMentor(connection, id)
  const { kind } = mentor.person
  const { capacity, taken, experience } = mentor
  const neutral = {
    ...{ id, kind, ...standing, organisation: mentor.organisation },
    insuredUntil: organisation?.insurance?.expiresOn,
    ...{ capacity, taken, experience, ...daysOf(mentor) },
    ...clearanceOf(mentor, policy),
    ...{ missing, deadlines },
  }
  if (!isPersonal) return neutral
  const { district } = mentor
  await requireOwnDistrict(connection.table, occasionOf(connection), {
    ...{ district, deed: `who mentor ${id} is, is shown to people of ${district}` },
  })
  await noteView(connection, `mentor/${id}`, 'personal-data')
  return { ...neutral, details: detailsOf(mentor) }
}

/** The days behind it. */
function daysOf({ appliedAt, screenedOn, trainedOn, activeSince }: Mentor) {
  return { appliedAt, screenedOn, trainedOn, activeSince }
}

/** Until when an adult's certificate counts, or who allowed it to a pupil. */
function clearanceOf(mentor: Mentor, policy: Parameters<typeof clearedUntil>[2]) {
  const { person } = mentor
  if (person.kind === 'peer-tutor') {
    const { parentsAuthorisedOn, schoolAgreedOn } = person
    return { parentsAuthorisedOn, schoolAgreedOn }
  }
  if (person.clearance === undefined) return {}
  const { issuedOn } = person.clearance
  const clearedTo = clearedUntil(mentor, issuedOn, policy)
  return { clearanceIssuedOn: issuedOn, clearanceCountsUntil: clearedTo }
}

/** What identifies it, or is its own to tell. */
function detailsOf({ person, municipality, ...mentor }: Mentor) {
  const { name, writtenTo, gender, languages, reachKm, availability, skills, preferences } = mentor
  const place = `${municipalityName(municipality) ?? 'unknown'} (${municipality})`
  const reached =
    person.kind === 'adult' ? { email: person.email, phone: person.phone } : { referent: person.referent }
  return {
    ...{ name, gender, municipality: place, reachKm, languages, availability },
    ...{ skills, preferences, ...reached, writtenTo },
  }
}
