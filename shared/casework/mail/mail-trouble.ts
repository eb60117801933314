import type { AnyEvent } from '../../../events/all-events.ts'
import type { Occasion } from '../../../events/announce.ts'
import { deadlineMet } from '../../../events/deadline-met.ts'
import { isOpen } from '../../domain/deadline.ts'
import type { District } from '../../domain/district.ts'
import { type Change, commit } from '../../table/commit.ts'
import { deadlinesOf } from '../../table/deadline-store.ts'
import { findDistrict, getDistrict } from '../../table/district-store.ts'
import { membershipsOf } from '../../table/operator-store.ts'
import type { Table } from '../../table/table.ts'
import { stillHere } from '../acting.ts'
import { again } from '../again.ts'
import { toldByName } from '../deadlines/deadlines-told.ts'
import { end, settleDeadlines } from '../deadlines/settled-deadlines.ts'
import { deadlineChanges } from '../deadlines/submission-deadlines.ts'
import { findCoordinator } from '../owners/owner-search.ts'

/** That mail does not get to somebody, and a coordinator has to see to it. */
export interface MailTrouble {
  readonly kind: 'refused-mail' | 'suspended-address'
  /** `mail/<id>` of a mail that will never be sent, `address/<id>` of an address to which nothing is sent any more. */
  readonly subject: string
  readonly district: string
  /** When it was noticed. */
  readonly since: Date
  /** Whose mail or address it is: another coordinator has to see to it, where there is one. */
  readonly exclude?: string | undefined
}

/** What has to be written and told, for a transaction. */
export interface TroubleChanges {
  readonly changes: readonly Change[]
  readonly events: readonly AnyEvent[]
}

/**
 * Sets the deadline for mail that does not get there, for a coordinator of the district. While one is open, nothing
 * more is done.
 * @throws NotFound when there is no such district
 * @throws Conflict when it was changed again and again
 */
export async function setMailDeadline(table: Table, trouble: MailTrouble, occasion: Occasion): Promise<void> {
  await again(async () => {
    const { changes, events } = await mailDeadline(table, trouble, occasion)
    if (changes.length > 0) await commit(table, changes, events)
  })
}

/** The same as a part of another transaction. */
export async function mailDeadline(
  table: Table,
  { kind, subject, since, exclude, ...trouble }: MailTrouble,
  occasion: Occasion,
): Promise<TroubleChanges> {
  const present = await deadlinesOf(table, subject)
  const isHeeded = present.some((one) => one.kind === kind && isOpen(one))
  if (isHeeded) return { changes: [], events: [] }
  const district = await districtOf(table, trouble.district, exclude)
  const question = { district, at: occasion.at }
  const other =
    exclude === undefined ? undefined : await findCoordinator(table, { ...question, except: exclude })
  const coordinator = other ?? (await findCoordinator(table, question))
  const owner = coordinator?.id
  const demand = {
    subject,
    kind,
    district: district.id,
    owner,
    liaison: owner,
    isUrgent: false,
    from: since.toISOString(),
  }
  const ground = { districts: [district], occasion, met: new Set<never>() }
  const { deadlines, events } = settleDeadlines(present, [demand], ground)
  const checks = coordinator === undefined ? [] : [stillHere(coordinator)]
  return { changes: [...deadlineChanges(deadlines), ...checks], events }
}

/** Mails of before do not say whose coordinators look after them: those of a district in which their addressee works do. */
async function districtOf(table: Table, id: string, operator: string | undefined): Promise<District> {
  const named = await findDistrict(table, id)
  if (named !== undefined || operator === undefined) return named ?? getDistrict(table, id)
  const [first] = await membershipsOf(table, operator)
  return getDistrict(table, first?.district ?? id)
}

/** That a person has seen to it, as a part of the transaction that says so. */
export async function troubleOver(
  table: Table,
  { kind, subject }: Pick<MailTrouble, 'kind' | 'subject'>,
  occasion: Occasion,
): Promise<TroubleChanges> {
  const open = (await deadlinesOf(table, subject)).filter(isOpen).filter((one) => one.kind === kind)
  const done = open.map((one) => end(one, 'done', occasion))
  return { changes: deadlineChanges(done), events: toldByName(deadlineMet, done, occasion) }
}
