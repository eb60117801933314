import {
  demandsOfHousehold,
  demandsOfReferral,
  demandsOfSubmission,
  followsState,
} from '../../shared/casework/deadlines/demands.ts'
import { isOpen, type OpenDeadline } from '../../shared/domain/deadline.ts'
import type { Household } from '../../shared/domain/household.ts'
import type { Mail, MailLine } from '../../shared/domain/mail.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import type { Submission } from '../../shared/domain/submission.ts'
import { deadlineShape } from '../../shared/table/deadline-store.ts'
import { householdShape } from '../../shared/table/household-store.ts'
import { mailLineShape, mailShape } from '../../shared/table/mail-store.ts'
import { referralShape } from '../../shared/table/referral-store.ts'
import { submissionShape } from '../../shared/table/submission-store.ts'
import { addOperators } from './operators.ts'
import { allRows, type JourneyOptions, type JourneyStack, startJourney } from './stack.ts'

/** A stack whose districts have their people, at a time of theirs. */
export async function startCasework(now: string, options: JourneyOptions = {}): Promise<JourneyStack> {
  const stack = await startJourney({ ...options, now: new Date(now) })
  await addOperators(stack.connection)
  // What an index has not shown yet is shown after a restart: whoever was just added must be found by the first referral.
  if (options.chaosSeed !== undefined) await stack.restart()
  return stack
}

/** All that people work with, as it stands in the table. */
export interface Work {
  readonly referrals: readonly Referral[]
  readonly households: readonly Household[]
  readonly submissions: readonly Submission[]
  readonly open: readonly OpenDeadline[]
  /** What was written for people to be told, with the mail that it stands in. */
  readonly lines: readonly Told[]
}

export interface Told extends Omit<MailLine, 'mail'> {
  readonly mail: Mail
}

export async function workIn(stack: JourneyStack): Promise<Work> {
  const rows = await allRows(stack)
  const of = (pk: string, sk: string) =>
    rows.filter((row) => String(row['pk']).startsWith(pk) && String(row['sk']).startsWith(sk))
  const mails = new Map(
    of('MAIL#', 'STATE')
      .map(mailShape.fromItem)
      .map((one) => [one.id, one]),
  )
  const lines = of('MAIL#', 'LINE#').map(mailLineShape.fromItem)
  return {
    referrals: of('REFERRAL#', 'STATE').map(referralShape.fromItem),
    households: of('HOUSEHOLD#', 'STATE').map(householdShape.fromItem),
    submissions: of('SUBMISSION#', 'STATE').map(submissionShape.fromItem),
    open: of('', 'DEADLINE#').map(deadlineShape.fromItem).filter(isOpen),
    lines: lines.flatMap((line) => {
      const mail = mails.get(line.mail)
      return mail === undefined ? [] : [{ ...line, mail }]
    }),
  }
}

/** The referral that a submission became. */
export async function referralOf(stack: JourneyStack, submissionId: string): Promise<Referral> {
  const found = (await workIn(stack)).referrals.find((one) => one.submissionId === submissionId)
  if (found === undefined) throw new Error(`submission ${submissionId} became no referral`)
  return found
}

/** What is open about a subject: `triage anna-prova 2026-11-27`. */
export async function openAbout(stack: JourneyStack, subject: string): Promise<string[]> {
  return (await workIn(stack)).open
    .filter((one) => one.subject === subject)
    .map(({ kind, owner = 'nobody', due }) => `${kind} ${owner} ${due}`)
    .toSorted()
}

/**
 * Whether a line tells a step of a deadline. Other mails say that somebody has something now, whatever its step; what was
 * not needed was not sent, and its lines stand in another.
 */
export function isStep({ mail }: Told): boolean {
  return (mail.kind === 'digest' || mail.kind === 'danger') && mail.status !== 'unneeded'
}

/** What people are told about a subject, and from when on: `2026-11-24T07:00 anna-prova triage new owner`. */
export async function toldAbout(stack: JourneyStack, subject: string): Promise<string[]> {
  return (await workIn(stack)).lines
    .filter((one) => one.subject === subject && isStep(one))
    .map(
      ({ mail, kind, step, as: why }) =>
        `${mail.notBefore.slice(0, 16)} ${mail.kind} ${mail.addressee.slice('operator/'.length)} ${kind} ${step} ${why}`,
    )
    .toSorted()
}

/** What the states of all things demand of whom, and what stands open of that; the same, when all is well. */
export function demandedAndOpen({ referrals, households, submissions, open }: Work) {
  const ofHouseholds = households.flatMap((household) => {
    const [first] = referrals.filter((one) => one.household === household.id)
    return first === undefined ? [] : demandsOfHousehold(household, first.caseCode)
  })
  const ofReferrals = referrals.flatMap((referral) => {
    const household = households.find(({ id }) => id === referral.household)
    return household === undefined ? [] : demandsOfReferral(referral, household)
  })
  const demands = [...ofHouseholds, ...ofReferrals, ...submissions.flatMap(demandsOfSubmission)]
  return {
    demanded: demands.map(inWords).toSorted(),
    open: open
      .filter(({ kind }) => followsState.has(kind))
      .map(inWords)
      .toSorted(),
  }
}

type Named = Pick<OpenDeadline, 'subject' | 'kind' | 'about' | 'district' | 'owner'>

function inWords({ subject, kind, about = 0, district, owner = 'nobody' }: Named): string {
  return `${subject} ${kind} ${about} ${district} ${owner}`
}
