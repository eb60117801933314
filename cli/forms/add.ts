import { announce } from '../../events/announce.ts'
import { formAdded } from '../../events/form-added.ts'
import { commit } from '../../shared/table/commit.ts'
import { refusedWhenTaken } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { requirePartner } from '../partners.ts'
import type { ConnectionDetails } from './form.ts'
import { type NewForm, newFormChanges } from './new-form.ts'

export interface NewPartnerForm extends Omit<NewForm, 'district'> {
  readonly id: string
  readonly partner: string
  /** By default the partner's. */
  readonly district?: string | undefined
}

/**
 * Gives a partner a further form, with an address and a secret of its own.
 * @throws NotFound when there is no such partner; Refused when what is given will not do, or the id is taken
 */
export async function addForm(connection: Connection, given: NewPartnerForm): Promise<ConnectionDetails> {
  const { id, provider } = given
  const occasion = occasionOf(connection)
  const partner = await requirePartner(connection, given.partner)
  const district = given.district ?? partner.district
  const belonging = { id, partner: partner.id, at: occasion.at }
  const { changes, details } = await newFormChanges(connection, belonging, { ...given, district })
  const event = announce(formAdded, occasion, {
    subject: `form/${id}`,
    district,
    version: 1,
    data: { partner: partner.id, provider },
  })
  await commit(connection.table, changes, [event]).catch(refusedWhenTaken(`form ${id}`))
  return details
}
