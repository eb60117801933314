import type { Occasion } from '../../events/announce.ts'
import { type Handover, type HandoverReason, refusalsSoFar } from '../domain/handover.ts'
import { isLiaison } from '../domain/operator.ts'
import { romeDate } from '../domain/rome.ts'
import { getDistrict } from '../table/district-store.ts'
import type { Table } from '../table/table.ts'
import { actingOperator, requireMember, requireWorker, stillHere } from './acting.ts'
import type { CaseFile } from './case-file.ts'
import { decidePrepared, type Prepared } from './decide.ts'
import { acceptHandover } from './decisions/accept-hand-over.ts'
import { refuseHandover } from './decisions/refuse-hand-over.ts'
import { openOffer } from './open-offer.ts'
import { ownWords } from './own-words.ts'
import { findCoordinator, findOwner } from './owners/owner-search.ts'
import { questionAbout } from './owners/referral-question.ts'
import type { In } from './standing.ts'

/**
 * Takes what another district offers: whoever does has it, when they are a liaison there, else whoever is found.
 * @throws NotFound when there is no such referral
 * @throws Refused when it is not offered, or the operator does not work where it is offered
 */
export async function takeOver(table: Table, referral: string, occasion: Occasion): Promise<CaseFile> {
  return decidePrepared(table, () => prepareTakeOver(table, referral, occasion), occasion)
}

/** An answer to an offer with all that it looks at, and the offer as it stood. */
export interface PreparedAnswer extends Prepared {
  readonly offered: Handover
}

/** What `takeOver` decides, as things stand just now. */
export async function prepareTakeOver(
  table: Table,
  referral: string,
  occasion: Occasion,
): Promise<PreparedAnswer> {
  const by = actingOperator(occasion)
  const { file, offered, referral: from } = await openOffer(table, referral)
  const to = from.toDistrict
  const { membership, check } = await requireWorker(table, by, {
    ...{ district: to, day: romeDate(occasion.at), deed: `${to} answers the offer of ${from.caseCode}` },
  })
  const district = await getDistrict(table, to)
  const mayHaveIt = isLiaison(membership.roles)
  const found = mayHaveIt
    ? { assignment: { owner: by, reason: 'chosen' as const }, checks: [check] }
    : await findOwner(table, await questionAbout(table, from, district, occasion.at))
  return { file, offered, decision: acceptHandover({ offered, district, by, ...found }) }
}

/** Why a district does not take what it is offered. */
export interface Answer {
  readonly reason: HandoverReason
  readonly note?: string | undefined
}

/**
 * Sends back what another district offers; the second time the coordinators of both are to settle it.
 * @throws NotFound when there is no such referral
 * @throws Refused when it is not offered, or the operator does not work where it is offered
 */
export async function sendBack(
  table: Table,
  referral: string,
  answer: Answer,
  occasion: Occasion,
): Promise<CaseFile> {
  return decidePrepared(table, () => prepareSendBack(table, referral, answer, occasion), occasion)
}

/** What `sendBack` decides, as things stand just now. */
export async function prepareSendBack(
  table: Table,
  referral: string,
  { reason, note }: Answer,
  occasion: Occasion,
): Promise<PreparedAnswer> {
  const by = actingOperator(occasion)
  const words = ownWords('note', note)
  const { file, offered, referral: from, earlier } = await openOffer(table, referral)
  const { caseCode, toDistrict: district } = from
  await requireMember(table, by, { district, deed: `${district} answers the offer of ${caseCode}` })
  const bounce = refusalsSoFar(earlier) === 0 ? noBounce : await bouncing(table, from, occasion)
  return { file, offered, decision: refuseHandover({ offered, by, reason, note: words, ...bounce }) }
}

const noBounce = { checks: [] }

async function bouncing(table: Table, { district, toDistrict }: In<'handing-over'>, { at }: Occasion) {
  const found = [district, toDistrict].map(async (id) => ({
    district: id,
    coordinator: await findCoordinator(table, { district: await getDistrict(table, id), at }),
  }))
  const both = await Promise.all(found)
  const people = new Map(
    both.flatMap(({ coordinator }) => (coordinator ? [[coordinator.id, coordinator]] : [])),
  )
  return {
    sides: both.map(({ district, coordinator }) => ({
      district,
      ...(coordinator === undefined ? {} : { coordinator: coordinator.id }),
    })),
    checks: [...people.values()].map(stillHere),
  }
}
