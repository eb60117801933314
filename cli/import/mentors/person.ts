import type { Mentor, MentorKind } from '../../../shared/domain/mentor.ts'
import { saidOr } from '../../../shared/mentors/said.ts'
import type { MentorColumn } from './columns.ts'
import type { SaidPerson } from './said-mentor.ts'

type Person = Mentor['person']

/** What is wrong, and with which column. */
export interface ColumnProblem {
  readonly column: MentorColumn
  readonly problem: string
}

interface PersonReading {
  readonly person?: Person
  readonly problems: readonly ColumnProblem[]
}

/** Its own address and certificate, or the referent's and who allowed it, or what is wrong. What is not said stays. */
export function personOf(kind: MentorKind, said: SaidPerson, before: Person | undefined): PersonReading {
  return kind === 'adult' ? adultOf(said, before) : peerTutorOf(said, before)
}

function adultOf(said: SaidPerson, before: Person | undefined): PersonReading {
  const known = before?.kind === 'adult' ? before : undefined
  const email = saidOr(said.email, known?.email)
  const phone = saidOr(said.phone, known?.phone)
  const issuedOn = saidOr(said.clearanceIssuedOn, known?.clearance?.issuedOn)
  const problems = strangersTo(
    said,
    ofPeerTutors,
    'only a peer tutor has one: correct the kind, or leave it empty',
  )
  if (email === undefined) return { problems: [...problems, { column: 'email', problem: 'missing' }] }
  const person: Person = {
    ...{ kind: 'adult', email },
    ...(phone === undefined ? {} : { phone }),
    ...(issuedOn === undefined ? {} : { clearance: { issuedOn } }),
  }
  return { person, problems }
}

function peerTutorOf(said: SaidPerson, before: Person | undefined): PersonReading {
  const known = before?.kind === 'peer-tutor' ? before : undefined
  const institution = saidOr(said.institution, known?.referent.institution)
  const name = saidOr(said.referentName, known?.referent.name)
  const email = saidOr(said.referentEmail, known?.referent.email)
  const parentsAuthorisedOn = saidOr(said.parentsAuthorisedOn, known?.parentsAuthorisedOn)
  const schoolAgreedOn = saidOr(said.schoolAgreedOn, known?.schoolAgreedOn)
  const problems = [
    ...strangersTo(said, ofAddresses, 'a peer tutor has no address of its own: give the referent’s'),
    ...strangersTo(said, ofCertificates, 'only an adult has one: correct the kind, or leave it empty'),
    ...without({ institution, referent_name: name, referent_email: email }),
  ]
  if (institution === undefined || name === undefined || email === undefined) return { problems }
  const person: Person = {
    ...{ kind: 'peer-tutor', referent: { institution, name, email } },
    ...(parentsAuthorisedOn === undefined ? {} : { parentsAuthorisedOn }),
    ...(schoolAgreedOn === undefined ? {} : { schoolAgreedOn }),
  }
  return { person, problems }
}

const referentColumns = ['institution', 'referent_name', 'referent_email'] as const

function without(referent: Record<(typeof referentColumns)[number], string | undefined>): ColumnProblem[] {
  const problem = 'missing: a peer tutor has a referent of its school, who gets its messages'
  return referentColumns
    .filter((column) => referent[column] === undefined)
    .map((column) => ({ column, problem }))
}

type Stranger = readonly [keyof SaidPerson, MentorColumn]
const ofAddresses: readonly Stranger[] = [
  ['email', 'email'],
  ['phone', 'phone'],
]
const ofCertificates: readonly Stranger[] = [['clearanceIssuedOn', 'clearance_issued_on']]
const ofPeerTutors: readonly Stranger[] = [
  ['institution', 'institution'],
  ['referentName', 'referent_name'],
  ['referentEmail', 'referent_email'],
  ['parentsAuthorisedOn', 'parents_authorised_on'],
  ['schoolAgreedOn', 'school_agreed_on'],
]

/** What is said of the one kind cannot be said of the other. */
function strangersTo(said: SaidPerson, strangers: readonly Stranger[], problem: string): ColumnProblem[] {
  return strangers
    .filter(([part]) => typeof said[part] === 'string')
    .map(([, column]) => ({ column, problem }))
}
