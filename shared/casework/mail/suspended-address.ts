import { addressRestored } from '../../../events/address-restored.ts'
import { addressSuspended } from '../../../events/address-suspended.ts'
import { announce, type Occasion } from '../../../events/announce.ts'
import type { Address } from '../../domain/address.ts'
import { NotFound, Refused } from '../../errors.ts'
import { addressShape, findAddress } from '../../table/address-store.ts'
import { commit } from '../../table/commit.ts'
import type { Table } from '../../table/table.ts'
import { requireOwnDistrict } from '../acting.ts'
import { again } from '../again.ts'
import { mailDeadline, type TroubleChanges, troubleOver } from './mail-trouble.ts'

/** Why nothing is to be sent to an address any more. */
export interface Suspension extends Pick<NonNullable<Address['suspended']>, 'reason' | 'mail' | 'district'> {
  /** The address by its hash. */
  readonly id: string
  /** When it came back, to the second: SES tells no more. */
  readonly at: string
  /** Whose mail it was, if an operator's: another coordinator has to see to it, where there is one. */
  readonly operator?: string | undefined
}

/**
 * An address that is suspended, with the deadline for a coordinator, as a part of a transaction: nothing, when it is, or a
 * person has restored it since.
 */
export async function suspended(
  table: Table,
  { id, operator, at: cameBackAt, ...why }: Suspension,
  occasion: Occasion,
): Promise<TroubleChanges> {
  const present = await findAddress(table, id)
  const isOver = present?.restoredAt !== undefined && secondOf(cameBackAt) < secondOf(present.restoredAt)
  if (present?.suspended !== undefined || isOver) return { changes: [], events: [] }
  const at = occasion.at.toISOString()
  const next: Address = {
    ...(present ?? { id }),
    suspended: { at, ...why },
    version: (present?.version ?? 0) + 1,
  }
  const item = addressShape.toItem(next)
  const subject = `address/${id}`
  const { reason, mail, district } = why
  const trouble = {
    kind: 'suspended-address',
    subject,
    district,
    since: occasion.at,
    exclude: operator,
  } as const
  const { changes, events } = await mailDeadline(table, trouble, occasion)
  const data = { reason, mail }
  return {
    changes: [present === undefined ? { create: item } : { replace: item }, ...changes],
    events: [
      announce(addressSuspended, occasion, { subject, district, version: next.version, data }),
      ...events,
    ],
  }
}

/** What came back in the very second of the restoration may have been sent after it. */
function secondOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000)
}

/**
 * A person says that mail gets to an address again: it is sent there from now on, and the coordinator's deadline is done.
 * @param id of the address, by its hash
 * @throws NotFound when nothing is known of it
 * @throws Refused when it is not suspended, or an operator acts who does not work in that district
 */
export async function restoreAddress(table: Table, id: string, occasion: Occasion): Promise<Address> {
  return again(async () => {
    const present = await findAddress(table, id)
    if (present === undefined) throw new NotFound(`address ${id} was never suspended: see "address list"`)
    const { suspended: was, ...address } = present
    if (was === undefined) throw new Refused(`address ${id} is not suspended: nothing was changed`)
    const { district } = was
    await requireOwnDistrict(table, occasion, { district, deed: `${district} sees to address ${id}` })
    const restoredAt = occasion.at.toISOString()
    const next: Address = { ...address, restoredAt, version: address.version + 1 }
    const subject = `address/${id}`
    const over = await troubleOver(table, { kind: 'suspended-address', subject }, occasion)
    const event = announce(addressRestored, occasion, { subject, district, version: next.version, data: {} })
    await commit(table, [{ replace: addressShape.toItem(next) }, ...over.changes], [event, ...over.events])
    return next
  })
}
