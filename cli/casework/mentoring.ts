import { decide } from '../../shared/casework/decide.ts'
import type { NewMentoringRequest } from '../../shared/casework/decisions/request-mentoring.ts'
import { withdrawMentoring } from '../../shared/casework/decisions/withdraw-mentoring.ts'
import { askForMentor } from '../../shared/casework/mentoring/requesting.ts'
import {
  type MentoringRequest,
  mentoringStatuses,
  type WithdrawalByHand,
} from '../../shared/domain/mentoring-request.ts'
import { mentoringRequestsOf, mentoringRows } from '../../shared/table/mentoring-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { wantedDistricts } from '../districts.ts'
import { byTime, collect, latestOf } from '../lists.ts'
import { occasionOf } from '../operator.ts'
import { decideCase, referralIdOf, requireActor, standing } from './case.ts'

/** Asks for a mentor for a family; the request has the number that it answers with. */
export async function requestMentor(connection: Connection, code: string, wanted: NewMentoringRequest) {
  await requireActor(connection)
  const id = await referralIdOf(connection, code)
  const asking = askForMentor(connection.table, id, wanted, occasionOf(connection))
  const file = await asking.catch(refusedWhenChanged(`the case ${code}`))
  return { ...standing(file), mentoringRequest: file.household.mentoringRequests }
}

/** No mentor is sought any longer for one request. */
export async function withdrawMentor(
  connection: Connection,
  code: string,
  { number, reason }: { readonly number: number; readonly reason: WithdrawalByHand },
) {
  return decideCase(connection, code, withdrawMentoring(number, reason), decide)
}

/** Which requests are wanted: those of a district, in one status. */
export interface WantedRequests {
  readonly district?: string | undefined
  readonly status?: MentoringRequest['status'] | undefined
}

/**
 * Rows of mentoring requests, the longest waiting first: ids, enums and dates. May be seconds behind.
 * @throws Refused when there is no such district
 */
export async function listMentoring(connection: Connection, { district, status }: WantedRequests) {
  const { table } = connection
  const districts = await wantedDistricts(connection, district)
  const statuses = status === undefined ? mentoringStatuses : [status]
  const lists = districts.flatMap((id) => statuses.map((one) => mentoringRows(table, id, one)))
  return byTime(latestOf(await collect(lists), ['household', 'number']), 'requestedAt')
}

/** What everybody may see of the requests of a household; undefined when it never had one. */
export async function requestsSeen(
  table: Table,
  { id, mentoringRequests }: { readonly id: string; readonly mentoringRequests?: number | undefined },
) {
  if (mentoringRequests === undefined) return undefined
  const requests = await mentoringRequestsOf(table, id)
  return requests.map(({ number, kind, status, urgency, requestedAt }) => ({
    ...{ number, kind, status, urgency, requestedAt },
  }))
}
