import { type Household, householdIdOf, type Person } from '../../shared/domain/household.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { referralIdOf, type Submission } from '../../shared/domain/submission.ts'
import type { Answers } from './dictionary/dictionary.ts'
import type { Understood } from './registration.ts'

/** What a referral takes from its submission, as this stands then. */
export type Sent = Pick<
  Submission,
  'form' | 'hash' | 'submissionId' | 'receivedAt' | 'dangerRaised' | 'dangerConfirmed'
>

/** What the sender said, as a referral that waits for its acknowledgement. */
export function toReferral(from: Sent, understood: Understood, district: string): Referral {
  const { form, answers, place, remarks, caseCode } = understood
  const id = referralIdOf(from)
  return {
    status: 'received',
    id,
    caseCode,
    district,
    household: householdIdOf(id),
    partner: form.partner,
    form: form.id,
    submission: from.hash,
    submissionId: from.submissionId,
    origin: answers.origin ?? form.origin,
    urgency: answers.urgency ?? 'ordinary',
    isOutOfArea: place.kind === 'out-of-area',
    redirectTo: place.kind === 'out-of-area' ? `Comune di ${place.name} (${place.province})` : undefined,
    needs: answers.needs,
    isChildInDanger: from.dangerRaised !== undefined,
    description: answers.description,
    institution: answers.institution,
    institutionId: understood.institution?.id,
    isMentorWanted: answers.mentor_wanted,
    mentorGender: answers.mentor_gender,
    doesFamilyAgree: answers.family_agrees,
    referrer: { name: answers.referrer_name, email: answers.referrer_email, phone: answers.referrer_phone },
    remarks: [...remarks],
    ...(understood.possiblyKnown.length === 0 ? {} : { possiblyKnown: [...understood.possiblyKnown] }),
    ...ownedBy(understood),
    ...dangerOf(from),
    receivedAt: from.receivedAt,
    ...(understood.countsFrom === undefined ? {} : { countsFrom: understood.countsFrom.toISOString() }),
    version: 1,
  }
}

function ownedBy({ assignment: { owner, reason } }: Understood) {
  return { ...(owner === undefined ? {} : { liaison: owner }), assignedBy: reason }
}

/** Since when its danger is known, and who has confirmed it. */
function dangerOf({ dangerRaised, dangerConfirmed }: Sent) {
  return {
    ...(dangerRaised === undefined ? {} : { dangerRaisedAt: dangerRaised.at }),
    ...(dangerConfirmed === undefined ? {} : { dangerConfirmed }),
  }
}

export function toHousehold(from: Sent, understood: Understood, district: string): Household {
  const { answers, place, assignment } = understood
  const referral = referralIdOf(from)
  return {
    id: householdIdOf(referral),
    district,
    status: 'open',
    since: from.receivedAt,
    municipality: place.istatCode,
    ...householdAnswers(answers),
    referrals: [referral],
    ...(assignment.owner === undefined ? {} : { liaison: assignment.owner }),
    version: 1,
  }
}

/** What is said of the household itself. */
export function householdAnswers(answers: Answers) {
  return {
    languages: answers.languages ?? [],
    interpreterLanguage: answers.interpreter_language,
    contactInstructions: answers.contact_instructions,
    adults: answers.adults,
    isSingleParent: answers.single_parent,
    availability: answers.availability,
    privacyNoticeGiven: answers.privacy_notice_given,
  }
}

/** Whom one may contact, first; then a person for each child whose year is known. */
export function personsIn(answers: Answers, household: string): Person[] {
  const contact: Person = {
    household,
    number: 1,
    role: 'contact',
    givenName: answers.contact_given_name,
    familyName: answers.contact_family_name,
    phone: answers.contact_phone,
    email: answers.contact_email,
    language: answers.contact_language,
    citizenships: answers.citizenship,
    version: 1,
  }
  const minors = (answers.minors_birth_years ?? []).map(
    (birthYear, place): Person => ({ household, number: place + 2, role: 'minor', birthYear, version: 1 }),
  )
  return [contact, ...minors]
}
