import { announce } from '../events/announce.ts'
import { partnerAdded } from '../events/partner-added.ts'
import { partner } from '../shared/domain/partner.ts'
import { Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { formRows, formShape, secretsItem } from '../shared/table/form-store.ts'
import { partnerRows, partnerShape } from '../shared/table/partner-store.ts'
import type { ListRow } from '../shared/table/shape.ts'
import { refusedWhenTaken } from './conflicts.ts'
import { type Connection, opsOccasion } from './connection.ts'
import { lastSeen, latest } from './form-activity.ts'
import { byTime, collect } from './lists.ts'
import {
  connectionDetails,
  firstVersion,
  type NewForm,
  requireDistrict,
  requireSlug,
  secretFor,
} from './new-form.ts'

export interface NewPartner extends NewForm {
  readonly id: string
  readonly name: string
}

/** Makes a partner and its first form, whose id is the partner's. */
export async function addPartner(connection: Connection, given: NewPartner) {
  const { id, name, district } = given
  const now = connection.now()
  requireSlug(id)
  await requireDistrict(connection, district)
  const secret = secretFor(given.provider, given.secret)
  if (name.trim() === '' || name.trim().length > 200)
    throw new Refused('--name: give the organisation’s name, up to 200 characters')
  const added = partner.parse({ id, name, district, addedAt: now.toISOString(), version: 1 })
  const firstForm = firstVersion(id, id, given, now)
  const event = announce(partnerAdded, opsOccasion(now, connection.operator), {
    subject: `partner/${id}`,
    district,
    version: 1,
    data: { form: id },
  })
  const items = [
    partnerShape.toItem(added),
    formShape.toItem(firstForm),
    secretsItem(id, { current: secret, version: 1 }),
  ]
  const changes = items.map((create) => ({ create }))
  await commit(connection.table, changes, [event]).catch(refusedWhenTaken(`partner ${id}`))
  return connectionDetails(connection, firstForm, secret)
}

/** Rows of all partners with what their forms have in common, oldest first. */
export async function listPartners({ table }: Connection) {
  const districts = await listDistricts(table)
  const partners = await collect(districts.map(({ id }) => partnerRows(table, id)))
  const rows = partners.map(async (row) => {
    const forms = await Array.fromAsync(formRows(table, String(row['id'])))
    const seen = await Promise.all(forms.map(({ id }) => lastSeen(table, String(id))))
    return {
      ...row,
      forms: forms.length,
      providers: valuesOf(forms, 'provider'),
      enabled: forms.some(({ enabled }) => enabled === true),
      testing: forms.some(({ isTesting }) => isTesting === true),
      rhythm: valuesOf(forms, 'rhythm'),
      lastSubmissionAt: latest(seen.map(({ lastSubmissionAt }) => lastSubmissionAt)),
      lastRefusalAt: latest(seen.map(({ lastRefusalAt }) => lastRefusalAt)),
    }
  })
  return byTime(await Promise.all(rows), 'addedAt')
}

function valuesOf(rows: readonly ListRow[], name: string): string[] {
  return [...new Set(rows.map((row) => String(row[name])))]
}
