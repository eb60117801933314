import { announce } from '../events/announce.ts'
import { formAdded } from '../events/form-added.ts'
import { providers } from '../functions/intake/providers.ts'
import type { Form } from '../shared/domain/form.ts'
import type { Partner } from '../shared/domain/partner.ts'
import { NotFound } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { findForm, formRows, formShape, secretsItem } from '../shared/table/form-store.ts'
import { findPartner, partnerRows } from '../shared/table/partner-store.ts'
import { refusedWhenTaken } from './conflicts.ts'
import { type Connection, opsOccasion } from './connection.ts'
import { activityOf, lastSeen } from './form-activity.ts'
import { collect } from './lists.ts'
import {
  connectionDetails,
  firstVersion,
  type NewForm,
  requireDistrict,
  requireSlug,
  secretFor,
} from './new-form.ts'

export interface NewPartnerForm extends Omit<NewForm, 'district'> {
  readonly id: string
  readonly partner: string
  /** By default the partner's. */
  readonly district?: string | undefined
}

/** Gives a partner a further form, with an address and a secret of its own. */
export async function addForm(connection: Connection, given: NewPartnerForm) {
  const { id } = given
  const now = connection.now()
  requireSlug(id)
  const partner = await requirePartner(connection, given.partner)
  const district = given.district ?? partner.district
  await requireDistrict(connection, district)
  const secret = secretFor(given.provider, given.secret)
  const added = firstVersion(id, partner.id, { ...given, district }, now)
  const event = announce(formAdded, opsOccasion(now, connection.operator), {
    subject: `form/${id}`,
    district,
    version: 1,
    data: { partner: partner.id, provider: given.provider },
  })
  const changes = [
    { create: formShape.toItem(added) },
    { create: secretsItem(id, { current: secret, version: 1 }) },
  ]
  await commit(connection.table, changes, [event]).catch(refusedWhenTaken(`form ${id}`))
  return connectionDetails(connection, added, secret)
}

/** Rows of all forms, or of one partner's, by partner and id. */
export async function listForms(connection: Connection, partner?: string) {
  const { table } = connection
  const partners = partner === undefined ? await everyPartner(connection) : [partner]
  if (partner !== undefined) await requirePartner(connection, partner)
  const rows = await collect(partners.toSorted().map((id) => formRows(table, id)))
  return Promise.all(rows.map(async (row) => ({ ...row, ...(await lastSeen(table, String(row['id']))) })))
}

/** One form with its mapping, and what was heard of it lately; never its secret. */
export async function showForm(connection: Connection, id: string) {
  const { version: _, mapping, ...form } = await requireForm(connection, id)
  const { isInPath = false } = providers[form.provider].proof
  const webhookUrl = `${connection.webhooks}/${id}${isInPath ? '/<its secret>' : ''}`
  return { ...form, webhookUrl, ...(await activityOf(connection.table, id)), mapping }
}

/** @throws NotFound when there is no such form */
export async function requireForm({ table }: Connection, id: string): Promise<Form> {
  const found = await findForm(table, id)
  if (found === undefined) throw new NotFound(`form ${id} does not exist: see "partner form list"`)
  return found
}

async function requirePartner({ table }: Connection, id: string): Promise<Partner> {
  const found = await findPartner(table, id)
  if (found === undefined) throw new NotFound(`partner ${id} does not exist: see "partner list"`)
  return found
}

async function everyPartner({ table }: Connection): Promise<string[]> {
  const districts = await listDistricts(table)
  const rows = await collect(districts.map(({ id }) => partnerRows(table, id)))
  return rows.map((row) => String(row['id']))
}
