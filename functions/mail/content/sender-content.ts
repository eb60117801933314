import type { District } from '../../../shared/domain/district.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { idInSubject } from '../../../shared/domain/subject.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { findReferral } from '../../../shared/table/referral-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Ground } from './ground.ts'

/** The referral that a mail to its sender is about, and the district that has it by now. */
export async function referralOf(
  table: Table,
  { about = '' }: Pick<Mail, 'about'>,
): Promise<{ readonly referral: Referral; readonly district: District } | undefined> {
  if (!about.startsWith('referral/')) return undefined
  const referral = await findReferral(table, idInSubject(about))
  if (referral === undefined) return undefined
  return { referral, district: await getDistrict(table, referral.district) }
}

/** What every mail to a sender or partner has: whom to call, and its link. */
export function toSender({ name: district, phones }: District, { language, link }: Ground) {
  return { language, link, district, phones }
}
