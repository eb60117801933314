import type { Mentor, MentorKind } from '../domain/mentor.ts'
import { saidOr } from './said.ts'

type Person = Mentor['person']

/**
 * What is said of how a mentor is reached and what allows it to be one; each part is of adults or of peer tutors. What is
 * not spoken of is undefined and stays, what it has none of is null.
 */
export interface SaidPerson {
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly clearanceIssuedOn?: string | null | undefined
  readonly institution?: string | null | undefined
  readonly referentName?: string | null | undefined
  readonly referentEmail?: string | null | undefined
  readonly parentsAuthorisedOn?: string | null | undefined
  readonly schoolAgreedOn?: string | null | undefined
}
export type PersonPart = keyof SaidPerson

/** What is wrong, and with which part. */
export interface PersonProblem {
  readonly part: PersonPart
  readonly problem: string
}

interface PersonPlan {
  readonly person?: Person
  readonly problems: readonly PersonProblem[]
}

/**
 * Its own address and certificate, or the referent's and who allowed it, or all that is wrong: what is said of the one
 * kind cannot be said of the other. Pure.
 */
export function planPerson(kind: MentorKind, said: SaidPerson, before: Person | undefined): PersonPlan {
  return kind === 'adult' ? adultOf(said, before) : peerTutorOf(said, before)
}

function adultOf(said: SaidPerson, before: Person | undefined): PersonPlan {
  const known = before?.kind === 'adult' ? before : undefined
  const email = saidOr(said.email, known?.email)
  const phone = saidOr(said.phone, known?.phone)
  const issuedOn = saidOr(said.clearanceIssuedOn, known?.clearance?.issuedOn)
  const problems = strangersTo(
    said,
    ofPeerTutors,
    'only a peer tutor has one: leave it out, unless the kind is wrong',
  )
  if (email === undefined) return { problems: [...problems, { part: 'email', problem: 'missing' }] }
  const person: Person = {
    ...{ kind: 'adult', email },
    ...(phone === undefined ? {} : { phone }),
    ...(issuedOn === undefined ? {} : { clearance: { issuedOn } }),
  }
  return { person, problems }
}

function peerTutorOf(said: SaidPerson, before: Person | undefined): PersonPlan {
  const known = before?.kind === 'peer-tutor' ? before : undefined
  const institution = saidOr(said.institution, known?.referent.institution)
  const name = saidOr(said.referentName, known?.referent.name)
  const email = saidOr(said.referentEmail, known?.referent.email)
  const parentsAuthorisedOn = saidOr(said.parentsAuthorisedOn, known?.parentsAuthorisedOn)
  const schoolAgreedOn = saidOr(said.schoolAgreedOn, known?.schoolAgreedOn)
  const problems = [
    ...strangersTo(said, ofAddresses, 'a peer tutor has no address of its own: give the referent’s'),
    ...strangersTo(said, ofCertificates, 'only an adult has one: leave it out, unless the kind is wrong'),
    ...without({ institution, referentName: name, referentEmail: email }),
  ]
  if (institution === undefined || name === undefined || email === undefined) return { problems }
  const person: Person = {
    ...{ kind: 'peer-tutor', referent: { institution, name, email } },
    ...(parentsAuthorisedOn === undefined ? {} : { parentsAuthorisedOn }),
    ...(schoolAgreedOn === undefined ? {} : { schoolAgreedOn }),
  }
  return { person, problems }
}

const ofReferents = ['institution', 'referentName', 'referentEmail'] as const

function without(referent: Record<(typeof ofReferents)[number], string | undefined>): PersonProblem[] {
  const problem = 'missing: a peer tutor has a referent of its school, who gets its messages'
  return ofReferents.filter((part) => referent[part] === undefined).map((part) => ({ part, problem }))
}

const ofAddresses = ['email', 'phone'] as const
const ofCertificates = ['clearanceIssuedOn'] as const
const ofPeerTutors = [...ofReferents, 'parentsAuthorisedOn', 'schoolAgreedOn'] as const

function strangersTo(said: SaidPerson, strangers: readonly PersonPart[], problem: string): PersonProblem[] {
  return strangers.filter((part) => typeof said[part] === 'string').map((part) => ({ part, problem }))
}
