import { addressId } from '../../../shared/domain/address.ts'
import { addressedOperator } from '../../../shared/domain/addressee.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import { hasLeft } from '../../../shared/domain/operator.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import { findAddress } from '../../../shared/table/address-store.ts'
import { findOperator } from '../../../shared/table/operator-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { addressOf, type MailAddress } from '../addresses.ts'

/** Why a mail reaches nobody: `left` is an addressee who works here no longer. */
export type Undeliverable = 'left' | 'no-address' | 'address-suspended'

/** Where a mail goes as things stand now. */
export async function destinationOf(
  table: Table,
  mail: Mail,
  now: Date,
): Promise<MailAddress | Undeliverable> {
  const to = await addressOf(table, mail, now)
  if (to === undefined) return (await isGone(table, mail, now)) ? 'left' : 'no-address'
  const known = await findAddress(table, addressId(to.address))
  return known?.suspended === undefined ? to : 'address-suspended'
}

async function isGone(table: Table, { addressee }: Mail, now: Date): Promise<boolean> {
  const id = addressedOperator(addressee)
  const operator = id === undefined ? undefined : await findOperator(table, id)
  return operator !== undefined && hasLeft(operator, romeDate(now))
}
