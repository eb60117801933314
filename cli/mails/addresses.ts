import { restoreAddress } from '../../shared/casework/mail/suspended-address.ts'
import { addressId } from '../../shared/domain/address.ts'
import { hexId } from '../../shared/domain/identifier.ts'
import { Refused } from '../../shared/errors.ts'
import { findAddress, suspendedRows } from '../../shared/table/address-store.ts'
import { findMail } from '../../shared/table/mail-store.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { requireOperator } from '../operators/show.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const addressColumns = ['since', 'reason', 'whose', 'district', 'mail', 'id']

/** The addresses to which nothing is sent, longest first: by their hashes, and whose they are. */
export async function listAddresses({ table }: Connection): Promise<ListRow[]> {
  const rows = await Array.fromAsync(suspendedRows(table))
  return Promise.all(
    rows.map(async ({ at, operator, ...row }) => {
      const mail = await findMail(table, String(row['mail']))
      const whose = operator === undefined ? mail?.addressee : `operator/${operator}`
      return { since: at, whose, ...row }
    }),
  )
}

/** An address as a person names it: itself or its id, or whose it is. */
export interface NamedAddress {
  readonly address?: string | undefined
  readonly operator?: string | undefined
}

/**
 * Mail is sent to an address again, or to all of an operator's that were suspended.
 * @throws WrongUsage when none is named, or by two ways
 * @throws NotFound when nothing is known of it
 * @throws Refused when it is not suspended
 */
export async function restore(connection: Connection, named: NamedAddress) {
  const ids = await idsOf(connection, named)
  const restored = []
  for (const id of ids) {
    await restoreAddress(connection.table, id, occasionOf(connection))
    restored.push({ id, outcome: 'restored' })
  }
  return restored
}

async function idsOf(connection: Connection, { address, operator }: NamedAddress): Promise<string[]> {
  if ((address === undefined) === (operator === undefined)) {
    throw new WrongUsage('name an address, its id as "address list" shows it, or --operator')
  }
  if (operator !== undefined) return suspendedOf(connection, operator)
  return address === undefined ? [] : [idOf(address)]
}

function idOf(address: string): string {
  if (hexId.safeParse(address).success) return address
  if (address.includes('@')) return addressId(address)
  throw new WrongUsage('name an address, or its id as "address list" shows it')
}

async function suspendedOf(connection: Connection, operator: string): Promise<string[]> {
  const { signInAddress, noticeAddress } = await requireOperator(connection, operator)
  const all = new Set([signInAddress, ...(noticeAddress === undefined ? [] : [noticeAddress])].map(addressId))
  const found = await Promise.all([...all].map((id) => findAddress(connection.table, id)))
  const ids = found.flatMap((one) => (one?.suspended === undefined ? [] : [one.id]))
  if (ids.length === 0) throw new Refused(`no address of ${operator} is suspended: nothing was changed`)
  return ids
}
