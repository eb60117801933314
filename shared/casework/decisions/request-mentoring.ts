import { announce, type Occasion } from '../../../events/announce.ts'
import { mentoringRequested } from '../../../events/mentoring-requested.ts'
import type { Household, Person } from '../../domain/household.ts'
import type { WaitingRequest } from '../../domain/mentoring-request.ts'
import { isLive, type Referral } from '../../domain/referral.ts'
import { romeDate } from '../../domain/rome.ts'
import { Refused } from '../../errors.ts'
import { mentoringRequestShape } from '../../table/mentoring-store.ts'
import { aboutHousehold } from '../about.ts'
import { actingOperator } from '../acting.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { requireNotAsked, requireTheirs } from '../mentoring/asked-persons.ts'
import { readyForMentor } from '../mentoring/readiness.ts'

/** What a mentoring request is made of. What is left out, the case says. */
export interface NewMentoringRequest
  extends Pick<WaitingRequest, 'kind' | 'agreedOn'>,
    Partial<
      Pick<
        WaitingRequest,
        | 'persons'
        | 'needs'
        | 'urgency'
        | 'languages'
        | 'isLanguageRequired'
        | 'genderWish'
        | 'availability'
        | 'excluded'
      >
    > {}

/**
 * A mentor is sought for a family from now on: it was contacted and informed, and agreed itself.
 * @param members all persons of the household
 */
export function requestMentoring(wanted: NewMentoringRequest, members: readonly Person[]): Decision {
  return (file, occasion) => {
    const by = actingOperator(occasion)
    const before = readyForMentor(file)
    const { caseCode } = leadOf(file)
    const persons = [...new Set(wanted.persons)].toSorted((one, other) => one - other)
    requireAgreed(caseCode, wanted.agreedOn, before, occasion)
    requireTheirs({ caseCode, kind: wanted.kind, persons }, members)
    requireNotAsked({ caseCode, kind: wanted.kind, persons }, file.mentoring ?? [])
    requireLanguage(caseCode, wanted, before, members)
    const number = (before.mentoringRequests ?? 0) + 1
    const household = changed({ ...before, mentoringRequests: number })
    const request: WaitingRequest = {
      ...asked(wanted, file),
      ...{ status: 'waiting', household: household.id, number, district: household.district, caseCode },
      ...{ persons, requestedBy: by, requestedAt: occasion.at.toISOString(), version: 1 },
    }
    const { kind, urgency } = request
    const data = { number, kind, urgency }
    return {
      households: [household],
      events: [announce(mentoringRequested, occasion, { ...aboutHousehold(household), data })],
      besides: [{ create: mentoringRequestShape.toItem(request) }],
    }
  }
}

/** What leads the work with a family stays with it, whatever is separated from it. */
function leadOf({ referral, referrals }: CaseFile): Referral {
  return referrals.find((one) => isLive(one) && one.status !== 'joined') ?? referral
}

function asked(
  {
    kind,
    agreedOn,
    needs,
    urgency,
    languages,
    isLanguageRequired,
    genderWish,
    availability,
    excluded,
  }: NewMentoringRequest,
  { referral, referrals, household }: CaseFile,
) {
  const wished = [referral, ...referrals].find((one) => one.mentorGender !== undefined)?.mentorGender
  return {
    ...{ kind, agreedOn },
    needs: needs ?? referral.needs,
    urgency: urgency ?? household.urgency ?? referral.urgency,
    isLanguageRequired: isLanguageRequired ?? false,
    genderWish: genderWish ?? wished ?? 'any',
    excluded: [...new Set(excluded)],
    ...(languages === undefined ? {} : { languages }),
    ...(availability === undefined ? {} : { availability }),
  }
}

function requireAgreed(caseCode: string, day: string, { contactMadeAt }: Household, { at }: Occasion): void {
  const today = romeDate(at)
  if (day > today) {
    throw new Refused(
      `${caseCode}: ${day} is still to come: say when the family agreed, ${today} at the latest`,
    )
  }
  const first = romeDate(contactMadeAt === undefined ? at : new Date(contactMadeAt))
  if (day < first) {
    throw new Refused(
      `${caseCode}: ${day} is before the first contact with the family: say when it agreed itself, from ${first} on`,
    )
  }
}

/** Matching goes by what is said, then by the languages of those whom it is for, and of the family. */
function requireLanguage(
  caseCode: string,
  { isLanguageRequired, languages = [], persons = [] }: NewMentoringRequest,
  { languages: spoken, interpreterLanguage }: Household,
  members: readonly Person[],
): void {
  const theirs = members.filter(({ number }) => persons.length === 0 || persons.includes(number))
  const known = [...languages, ...spoken, interpreterLanguage, ...theirs.map(({ language }) => language)]
  if (!isLanguageRequired || known.some((one) => one !== undefined)) return
  throw new Refused(
    `${caseCode}: it is not known which language the family speaks: name it with --language, or "household correct ${caseCode} --set languages=…"`,
  )
}
