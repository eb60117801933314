import { describe, expect, test } from 'vitest'
import {
  concludeApplication,
  type MentorMaterial,
  type UnderstoodApplication,
} from '../../../../functions/intake/mentor/application.ts'
import { examineApplication } from '../../../../functions/intake/mentor/examination.ts'
import { mentorTitles } from '../../../../functions/intake/mentor/fields.ts'
import { json } from '../../../../functions/intake/providers/json.ts'
import type { Problem } from '../../../../shared/domain/field.ts'
import { noMapping } from '../../../../shared/domain/mapping.ts'
import { districts } from '../../../support/districts.ts'
import { type AnyBody, bytesOf } from '../../../support/material.ts'
import { adultForm, pupilForm } from '../../../support/mentor-form.ts'

function understood(body: AnyBody, others: Partial<MentorMaterial> = {}): UnderstoodApplication {
  const material: MentorMaterial = {
    ...{ provider: json, body: bytesOf(body), mapping: noMapping, corrections: {}, districts },
    ...{ organisations: [], heard: {}, receivedOn: '2026-01-18', ...others },
  }
  return concludeApplication(examineApplication(material), material)
}

/** Name and fault of everything that stands in the way. */
function problemsOf(body: AnyBody, others: Partial<MentorMaterial> = {}): string[] {
  const application = understood(body, others)
  return application.isComplete ? [] : application.problems.map(inWords)
}
const inWords = ({ field, problem }: Problem) => `${field} ${problem}`

function profileOf(body: AnyBody, others: Partial<MentorMaterial> = {}) {
  const application = understood(body, others)
  if (!application.isComplete)
    throw new Error(`not complete: ${application.problems.map(inWords).join(', ')}`)
  return { ...application.profile, remarks: application.remarks.map(inWords) }
}

describe('an adult', () => {
  test('may say where, when, what for and how many families', () => {
    const said = {
      ...{ reach_km: '15 km', availability: 'lunedì e giovedì pomeriggio', skills: ['Aiuto con la scuola'] },
      ...{ preferences: 'italian_practice', capacity: '3', gender: 'Donna' },
    }
    expect(profileOf({ ...adultForm, ...said })).toMatchObject({
      ...{ reachKm: 15, availability: ['mon-afternoon', 'thu-afternoon'], skills: ['school_support'] },
      ...{ preferences: ['italian_practice'], capacity: 3, gender: 'female', remarks: [] },
    })
  })

  test.each([
    ['given_name', 'given_name missing'],
    ['municipality', 'municipality missing'],
    ['languages', 'languages missing'],
    ['email', 'email missing'],
  ])('without %s is no application yet', (field, problem) => {
    expect(problemsOf({ ...adultForm, [field]: ' ' })).toEqual([problem])
  })

  test.each([
    [{ municipality: 'Atlantide' }, 'municipality unknown'],
    [{ email: 'fatou.prova(at)example.org' }, 'email unreadable'],
    [{ email: 'fatou..prova@example.org' }, 'email unreadable'],
    [{ languages: 'boh' }, 'languages unknown'],
    [{ given_name: 'a'.repeat(100) }, 'given_name too-long'],
    [{ mentor_kind: 'non so' }, 'mentor_kind unknown'],
    [{ family_name: '\ud83d' }, 'family_name broken-characters'],
  ])('with %o is no application yet', (said, problem) => {
    expect(problemsOf({ ...adultForm, ...said })).toEqual([problem])
  })

  test.each([
    [{ capacity: 5 }, 'capacity unreadable'],
    [{ capacity: 0 }, 'capacity unreadable'],
    [{ reach_km: 201 }, 'reach_km unreadable'],
    [{ gender: 'È indifferente' }, 'gender unknown'],
    [{ languages: 'arabo, boh' }, 'languages unknown'],
    [{ skills: 'cucina' }, 'skills unknown'],
    [{ family_name: 'a'.repeat(100) }, 'family_name too-long'],
    [{ organisation: 'Altri' }, 'organisation unknown'],
  ])('with %o can mentor all the same; it is noted', (said, remark) => {
    expect(profileOf({ ...adultForm, ...said })).toMatchObject({
      remarks: [remark],
      capacity: 2,
      reachKm: 10,
    })
  })

  test('who may not be of age yet is asked about, until a person says the day', () => {
    const born = (birth_date: string) => problemsOf({ ...adultForm, birth_date })
    expect(born('2008')).toEqual(['birth_date not-of-age'])
    expect(born('19/01/2008')).toEqual(['birth_date not-of-age'])
    expect(born('18/01/2008')).toEqual([])
    expect(born('1975-05-17')).toEqual([])
    const corrections = { birth_date: '2008-01-02' }
    expect(problemsOf({ ...adultForm, birth_date: '2008' }, { corrections })).toEqual([])
  })
})

describe('a peer tutor', () => {
  test.each(['institution', 'referent_name', 'referent_email'])(
    'without %s is reached by nobody',
    (field) => {
      expect(problemsOf({ ...pupilForm, [field]: undefined })).toEqual([`${field} missing`])
    },
  )

  test('needs no address of its own, nor a valid one', () => {
    expect(problemsOf({ ...pupilForm, email: undefined })).toEqual([])
    expect(profileOf({ ...pupilForm, email: 'nessuna' })).toMatchObject({ remarks: [] })
  })

  test('is whoever names a referent and does not say what they are', () => {
    const { person } = profileOf({ ...pupilForm, mentor_kind: undefined })
    expect(person).toMatchObject({ kind: 'peer-tutor' })
  })

  test('who gives its own address as that of the referent has named none, unless a person says so', () => {
    const own = { ...pupilForm, referent_email: 'Amir.Prova@example.org' }
    expect(problemsOf(own)).toEqual(['referent_email missing'])
    expect(problemsOf(own, { corrections: { referent_email: 'amir.prova@example.org' } })).toEqual([])
  })
})

describe('a danger', () => {
  const heard = { dangerRaised: { at: '2026-01-18T18:17:02.000Z', said: 'yes' as const } }
  const dangerConfirmed = { at: '2026-01-18T19:00:00.000Z', by: 'anna-prova' }
  const unconfirmed = ['child_in_danger unconfirmed']

  test.each([
    ['told in our words', { child_in_danger: 'sì' }],
    ['that is in doubt', { child_in_danger: 'forse' }],
    ['asked in other words', { 'È in pericolo qualcuno?': 'sì' }],
    ['asked in the words of the form for families', { [mentorTitles.it.child_in_danger]: 'sì' }],
  ])('%s stands in the way', (_, said) => {
    expect(problemsOf({ ...adultForm, ...said })).toEqual(unconfirmed)
  })

  test('that is denied does not', () => {
    expect(problemsOf({ ...adultForm, child_in_danger: 'no' })).toEqual([])
  })

  test('told before stands in the way until a person confirmed it, and one graver than that anew', () => {
    expect(problemsOf(adultForm, { heard })).toEqual(unconfirmed)
    expect(problemsOf(adultForm, { heard: { ...heard, dangerConfirmed } })).toEqual([])
    const lesser = { dangerRaised: { ...heard.dangerRaised, said: 'unclear' as const }, dangerConfirmed }
    expect(problemsOf({ ...adultForm, child_in_danger: 'sì' }, { heard: lesser })).toEqual(unconfirmed)
  })
})

test('a body that nobody can read is no application; who corrected fields has looked at it', () => {
  expect(problemsOf('{')).toEqual([
    ...['body not-json', 'given_name missing', 'municipality missing', 'languages missing', 'email missing'],
  ])
  const corrections = {
    given_name: 'Fatou',
    municipality: 'Dalmine',
    languages: 'wo',
    email: 'f@example.org',
  }
  expect(profileOf('{', { corrections })).toMatchObject({ name: 'Fatou', remarks: ['body not-json'] })
})
