import type { Deadline } from '../../domain/deadline.ts'
import type { Household } from '../../domain/household.ts'
import { Refused } from '../../errors.ts'
import { findAddress } from '../../table/address-store.ts'
import type { Change } from '../../table/commit.ts'
import { findHousehold } from '../../table/household-store.ts'
import { key } from '../../table/keys.ts'
import { findMail } from '../../table/mail-store.ts'
import type { Table } from '../../table/table.ts'
import { nameOf } from '../deadlines/deadline-by-hand.ts'

/**
 * What must still be so for a deadline that was done to stand again: that there is something to do.
 * @throws Refused when the family's case is over or elsewhere, mail gets to the address again, or the mail waits anew
 */
export async function stillDue(table: Table, deadline: Deadline): Promise<Change[]> {
  const [kind, id = ''] = deadline.subject.split('/')
  if (kind === 'household') return householdStands(table, id, deadline)
  if (kind === 'address') {
    const address = await findAddress(table, id)
    if (address?.suspended === undefined) throw over(deadline, 'mail gets there again')
    return [{ check: key.address(id), version: address.version }]
  }
  if (kind !== 'mail') return []
  const mail = await findMail(table, id)
  if (mail?.status !== 'refused') throw over(deadline, `the mail is ${mail?.status ?? 'gone'}`)
  return [{ check: key.mail(id), version: mail.version }]
}

/** The household, and the one that its work goes on with while it is joined to it. */
async function householdStands(table: Table, id: string, deadline: Deadline): Promise<Change[]> {
  const own = await findHousehold(table, id)
  const joinedTo = own?.joinedTo === undefined ? undefined : await findHousehold(table, own.joinedTo)
  const both: Household[] = [own, joinedTo].filter((one) => one !== undefined)
  const atWork = both.at(-1)
  if (atWork === undefined || atWork.status === 'closed')
    throw over(deadline, 'the case of its family is over')
  if (atWork.district !== deadline.district) throw over(deadline, `its family is with ${atWork.district}`)
  return both.map(({ id, version }) => ({ check: key.household(id), version }))
}

function over(deadline: Deadline, why: string): Refused {
  return new Refused(`${nameOf(deadline)}: ${why}, nothing was undone`)
}
