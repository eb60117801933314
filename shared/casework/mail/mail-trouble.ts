import type { Occasion } from '../../../events/announce.ts'
import { isOpen } from '../../domain/deadline.ts'
import { commit } from '../../table/commit.ts'
import { deadlinesOf } from '../../table/deadline-store.ts'
import { getDistrict } from '../../table/district-store.ts'
import type { Table } from '../../table/table.ts'
import { settleDeadlines } from '../deadlines/settled-deadlines.ts'
import { deadlineChanges } from '../deadlines/submission-deadlines.ts'
import { findCoordinator } from '../owners/owner-search.ts'

/** That somebody has to see to it that a person can be reached. */
export interface MailTrouble {
  readonly kind: 'refused-mail' | 'suspended-address'
  /** `mail/<id>` or `address/<hash>` */
  readonly subject: string
  readonly district: string
  /** When it was noticed. */
  readonly since: Date
  /** Whom nothing reaches: somebody else is to have it, when there is one. */
  readonly exclude?: string
}

/**
 * Sets the deadline for a mail or an address that somebody has to look at, for a coordinator of the district. While one is
 * open nothing more is done.
 * @returns whether it was set
 * @throws Conflict when somebody did the same at once: ask again
 */
export async function setMailDeadline(
  table: Table,
  { kind, subject, district: its, since, exclude }: MailTrouble,
  occasion: Occasion,
): Promise<boolean> {
  const present = await deadlinesOf(table, subject)
  if (present.some((one) => one.kind === kind && isOpen(one))) return false
  const district = await getDistrict(table, its)
  const question = { district, at: occasion.at }
  const others = exclude === undefined ? question : { ...question, except: exclude }
  const owner = (await findCoordinator(table, others)) ?? (await findCoordinator(table, question))
  const whose = { owner: owner?.id, liaison: owner?.id }
  const demand = { subject, kind, district: its, isUrgent: false, from: since.toISOString(), ...whose }
  const ground = { districts: [district], occasion, met: new Set<never>() }
  const { deadlines, events } = settleDeadlines(present, [demand], ground)
  await commit(table, deadlineChanges(deadlines), events)
  return true
}
