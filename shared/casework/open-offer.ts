import type { Handover } from '../domain/handover.ts'
import { Refused } from '../errors.ts'
import { handoversOf } from '../table/handover-store.ts'
import type { Table } from '../table/table.ts'
import type { CaseFile } from './case-file.ts'
import { openCase } from './decide.ts'
import { type In, standingAs } from './standing.ts'

/** A case that is offered to another district. */
export interface OpenOffer {
  readonly file: CaseFile
  readonly referral: In<'handing-over'>
  readonly offered: Handover
  readonly earlier: readonly Handover[]
}

/**
 * @throws NotFound when there is no such referral
 * @throws Refused when it is not offered to another district
 */
export async function openOffer(table: Table, id: string): Promise<OpenOffer> {
  const [file, handovers] = await Promise.all([openCase(table, id), handoversOf(table, id)])
  const offered = handovers.at(-1)
  if (offered !== undefined && offered.status !== 'offered') {
    const { caseCode, to, status, answeredAt, answeredBy } = offered
    throw new Refused(
      `${caseCode}: its offer to ${to} was ${status} at ${answeredAt} by ${answeredBy}, nothing was changed`,
    )
  }
  const referral = standingAs(file, ['handing-over'])
  if (offered === undefined) throw new Refused(`${referral.caseCode}: it is not known what was offered`)
  return { file, referral, offered, earlier: handovers.slice(0, -1) }
}
