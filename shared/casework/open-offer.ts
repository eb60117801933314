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
  const referral = standingAs(file, ['handing-over'])
  const offered = handovers.at(-1)
  if (offered?.status !== 'offered') {
    throw new Refused(`${referral.caseCode}: its offer was answered at this moment, see "referral show"`)
  }
  return { file, referral, offered, earlier: handovers.slice(0, -1) }
}
