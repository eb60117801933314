import { plain } from '../../../shared/domain/folding.ts'
import { DEFAULT_CAPACITY, DEFAULT_REACH_KM, type Mentor } from '../../../shared/domain/mentor.ts'
import type { Place } from '../../../shared/domain/municipality.ts'
import type { MentorProfile } from '../../../shared/mentors/mentor-profile.ts'
import type { MentorAnswers } from './dictionary.ts'
import type { MentorFindings } from './examination.ts'

/** An organisation by which a form may name it. */
export interface NamedOrganisation {
  readonly id: string
  readonly name: string
}

/** The one organisation that is called so, by its id or name. */
export function organisationNamed(
  said: string | undefined,
  organisations: readonly NamedOrganisation[],
): NamedOrganisation | undefined {
  const word = said === undefined ? '' : plain(said)
  const found = organisations.filter(({ id, name }) => word !== '' && [id, name].map(plain).includes(word))
  return found.length === 1 ? found[0] : undefined
}

/** What is known of somebody whose form says all that is required; else undefined. */
export function profileOf(
  { answers, kind }: MentorFindings,
  { istatCode }: Place,
  organisation: string | undefined,
): MentorProfile | undefined {
  const { given_name: givenName, family_name: familyName, languages, gender, availability } = answers
  const person = personOf(kind, answers)
  if (person === undefined || givenName === undefined || languages === undefined) return undefined
  return {
    name: [givenName, ...(familyName === undefined ? [] : [familyName])].join(' '),
    person,
    writtenTo: 'it',
    languages,
    municipality: istatCode,
    reachKm: answers.reach_km ?? DEFAULT_REACH_KM,
    skills: answers.skills ?? [],
    preferences: answers.preferences ?? [],
    capacity: answers.capacity ?? DEFAULT_CAPACITY,
    ...(organisation === undefined ? {} : { organisation }),
    ...(gender === undefined ? {} : { gender }),
    ...(availability === undefined ? {} : { availability }),
  }
}

function personOf(kind: Mentor['person']['kind'], answers: MentorAnswers): Mentor['person'] | undefined {
  const { email, phone, institution, referent_name: name, referent_email: referentEmail } = answers
  if (kind === 'adult') {
    return email === undefined ? undefined : { kind, email, ...(phone === undefined ? {} : { phone }) }
  }
  if (institution === undefined || name === undefined || referentEmail === undefined) return undefined
  return { kind, referent: { institution, name, email: referentEmail } }
}
