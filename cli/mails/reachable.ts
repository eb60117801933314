import { addressOf } from '../../functions/mail/addresses.ts'
import { addressId } from '../../shared/domain/address.ts'
import { Refused } from '../../shared/errors.ts'
import { findAddress } from '../../shared/table/address-store.ts'
import { findMail } from '../../shared/table/mail-store.ts'
import type { Connection } from '../connection.ts'

/**
 * Of a refused mail: that its address, as it is now, is not suspended. Sent there, it would only be refused again.
 * @throws Refused when it is suspended
 */
export async function requireReachable({ table, now }: Connection, id: string): Promise<void> {
  const mail = await findMail(table, id)
  if (mail?.status !== 'refused') return
  const to = await addressOf(table, mail, now())
  if (to === undefined) return
  const address = await findAddress(table, addressId(to.address))
  if (address?.suspended === undefined) return
  const cure = `correct the address, or "address restore ${address.id}" first`
  throw new Refused(`mail ${id} goes to a suspended address: ${cure}; nothing was changed`)
}
