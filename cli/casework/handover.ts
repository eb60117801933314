import type { CaseFile } from '../../shared/casework/case-file.ts'
import { handOver, takeBack } from '../../shared/casework/handing-over.ts'
import { sendBack, takeOver } from '../../shared/casework/taking-over.ts'
import { type Handover, type HandoverReason, handoverStatuses } from '../../shared/domain/handover.ts'
import { handoverRows, handoversFrom, handoversOf } from '../../shared/table/handover-store.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { wantedDistricts } from '../districts.ts'
import { byTime, collect, latestOf } from '../lists.ts'
import { noteView, occasionOf } from '../operator.ts'
import { referralIdOf, requireActor, standing } from './case.ts'

/** Offers a family to another district, as whoever runs the command line. */
export async function offerCase(
  connection: Connection,
  code: string,
  { to, note }: { readonly to: string; readonly note?: string | undefined },
) {
  const { table } = connection
  return answered(connection, code, (id) => handOver(table, id, { to, note }, occasionOf(connection)))
}

export async function acceptOffer(connection: Connection, code: string) {
  return answered(connection, code, (id) => takeOver(connection.table, id, occasionOf(connection)))
}

export async function sendOfferBack(
  connection: Connection,
  code: string,
  { reason, note }: { readonly reason: HandoverReason; readonly note?: string | undefined },
) {
  const { table } = connection
  return answered(connection, code, (id) => sendBack(table, id, { reason, note }, occasionOf(connection)))
}

export async function withdrawOffer(connection: Connection, code: string) {
  return answered(connection, code, (id) => takeBack(connection.table, id, occasionOf(connection)))
}

async function answered(connection: Connection, code: string, decide: (id: string) => Promise<CaseFile>) {
  await requireActor(connection)
  const id = await referralIdOf(connection, code)
  const file = await decide(id).catch(refusedWhenChanged(`the case ${code}`))
  return {
    ...standing(file),
    ...(file.referral.status === 'handing-over' ? { offeredTo: file.referral.toDistrict } : {}),
  }
}

/** Which hand-overs are wanted: those to or from a district, in one status. */
export interface WantedHandovers {
  readonly district?: string | undefined
  readonly status?: Handover['status'] | undefined
}

/**
 * Rows of hand-overs, the oldest first.
 * @throws Refused when there is no such district
 */
export async function listHandovers(connection: Connection, { district, status }: WantedHandovers) {
  const { table } = connection
  const statuses = status === undefined ? handoverStatuses : [status]
  const districts = await wantedDistricts(connection, district)
  const to = await collect(districts.flatMap((id) => statuses.map((one) => handoverRows(table, id, one))))
  // Whatever is offered from anywhere is offered to somewhere: only of one district both sides are asked.
  const from = district === undefined ? [] : statuses.map((one) => handoversFrom(table, district, one))
  const all = [...to, ...(await Promise.all(from)).flat().map(neutral)]
  return byTime(latestOf(all, ['referral', 'number']), 'offeredAt')
}

/** What became of each offer of a case; the notes only when they are asked for. */
export async function showHandovers(connection: Connection, code: string, isPersonal: boolean) {
  const id = await referralIdOf(connection, code)
  if (isPersonal) await noteView(connection, `referral/${id}`, 'personal-data')
  const handovers = await handoversOf(connection.table, id)
  return handovers.map((one) => {
    const { offeredBy, answeredBy, note, answerNote } = one
    const people = { offeredBy, ...(answeredBy === undefined ? {} : { answeredBy }) }
    return { ...neutral(one), ...people, ...(isPersonal ? { note, answerNote } : {}) }
  })
}

function neutral(one: Handover): ListRow {
  const { caseCode, referral, number, from, to, status, offeredAt, answeredAt, reason } = one
  return { caseCode, referral, number, from, to, status, offeredAt, answeredAt, reason }
}
