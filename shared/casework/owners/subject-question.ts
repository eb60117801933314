import type { Occasion } from '../../../events/announce.ts'
import type { District } from '../../domain/district.ts'
import type { Referral } from '../../domain/referral.ts'
import { formInSubject } from '../../domain/subject.ts'
import { findForm } from '../../table/form-store.ts'
import { findHousehold } from '../../table/household-store.ts'
import { findReferral, referralsOfHousehold } from '../../table/referral-store.ts'
import type { Table } from '../../table/table.ts'
import { questionOf } from './owner-question.ts'
import type { Question } from './owner-search.ts'
import { questionAbout } from './referral-question.ts'

/** Who would have what hangs on a subject: of a family, whoever works with it. */
export async function questionOn(
  table: Table,
  subject: string,
  { district, occasion: { at } }: { readonly district: District; readonly occasion: Occasion },
): Promise<Question> {
  if (/^(?:referral|household)\//.test(subject)) {
    const referral = await referralOf(table, subject)
    if (referral !== undefined) {
      const household = await findHousehold(table, referral.household)
      const question = await questionAbout(table, referral, district, at)
      return { ...question, caseManager: household?.caseManager, householdLiaison: household?.liaison }
    }
  }
  const nobodyNamed = { district, at, namedFor: [], kind: 'other' } as const
  // Of mail that does not get there, and of those who mentor: they belong to no family and to no partner.
  if (/^(?:address|mail|mentor|organisation)\//.test(subject))
    return { ...nobodyNamed, isForCoordinator: true }
  const form = /^(?:form|submission)\//.test(subject)
    ? await findForm(table, formInSubject(subject))
    : undefined
  return form === undefined ? nobodyNamed : questionOf({ district, at, form })
}

/** The referral of a subject, or the first one of the household that it is. */
export async function referralOf(table: Table, subject: string): Promise<Referral | undefined> {
  const [kind, id = ''] = subject.split('/')
  if (kind === 'referral') return findReferral(table, id)
  const household = await findHousehold(table, id)
  const [first] = household?.referrals ?? []
  if (first !== undefined) return findReferral(table, first)
  return (await referralsOfHousehold(table, id))[0]
}
