import { randomBytes } from 'node:crypto'
import { announce } from '../events/announce.ts'
import { formChanged } from '../events/form-changed.ts'
import { partnerAdded } from '../events/partner-added.ts'
import { type Form, form, rotate } from '../shared/domain/form.ts'
import { slug } from '../shared/domain/identifier.ts'
import { noMapping } from '../shared/domain/mapping.ts'
import { partner } from '../shared/domain/partner.ts'
import { Conflict, NotFound, Refused } from '../shared/errors.ts'
import { isSecret, secretFrom } from '../shared/standard-webhooks.ts'
import { commit } from '../shared/table/commit.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { findForm, findSecrets, formRows, formShape, secretsItem } from '../shared/table/form-store.ts'
import { partnerRows, partnerShape } from '../shared/table/partner-store.ts'
import { type Connection, opsOccasion } from './connection.ts'
import { byTime, collect } from './lists.ts'

export interface NewPartner {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly district: string
  readonly origin?: string | undefined
  readonly secret?: string | undefined
}

/** Makes a partner and its first form, whose id is the partner's. */
export async function addPartner(connection: Connection, given: NewPartner) {
  const { id, name, district } = given
  const now = connection.now()
  if (!slug.safeParse(id).success) throw new Refused(`id "${id}": use 1–48 small letters, digits and hyphens`)
  await requireDistrict(connection, district)
  const addedAt = now.toISOString()
  const secret = given.secret ?? secretFrom(randomBytes(32))
  requireSecret(secret)
  if (name.trim() === '' || name.trim().length > 200)
    throw new Refused('--name: give the organisation’s name, up to 200 characters')
  const added = partner.parse({ id, name, district, addedAt, version: 1 })
  const its = {
    partner: id,
    kind: 'referral',
    origin: given.origin ?? 'third_sector',
    mapping: noMapping,
    rhythm: 'none',
    isTesting: false,
    enabled: true,
    addedAt,
    version: 1,
  }
  const firstForm = form.parse({ ...its, id, district, provider: given.provider })
  const event = announce(partnerAdded, opsOccasion(now), {
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
  await commit(
    connection.table,
    items.map((create) => ({ create })),
    [event],
  ).catch((error: unknown) => {
    if (error instanceof Conflict)
      throw new Refused(`partner ${id} exists already: choose another id`, { cause: error })
    throw error
  })
  return { id, webhookUrl: `${connection.webhooks}/${id}`, secret }
}

async function requireDistrict({ table }: Connection, district: string): Promise<void> {
  const ids = (await listDistricts(table)).map(({ id }) => id)
  if (!ids.includes(district))
    throw new Refused(`district "${district}" is unknown: use one of ${ids.join(', ')}`)
}

function requireSecret(secret: string): void {
  if (!isSecret(secret)) throw new Refused('the secret must be "whsec_" and the base64 of 24 to 64 bytes')
}

/** Rows of all partners with their first form, oldest first. */
export async function listPartners({ table }: Connection) {
  const districts = await listDistricts(table)
  const partners = await collect(districts.map(({ id }) => partnerRows(table, id)))
  const rows = partners.map(async (row) => {
    const [first] = await Array.fromAsync(formRows(table, String(row['id'])))
    return { ...row, provider: first?.['provider'], enabled: first?.['enabled'] }
  })
  return byTime(await Promise.all(rows), 'addedAt')
}

/** Lets a form's requests in, or refuses them, from this moment on. */
export async function setEnabled(connection: Connection, id: string, enabled: boolean) {
  const found = await requireForm(connection, id)
  if (found.enabled === enabled) return { id, enabled }
  const next = { ...found, enabled, version: found.version + 1 }
  const changes = [{ replace: formShape.toItem(next) }]
  await commit(connection.table, changes, [tellChange(connection, next, enabled ? 'enabled' : 'disabled')])
  return { id, enabled }
}

/** Gives a form a new secret; the one before it stays valid for 7 days. */
export async function rotateSecret(connection: Connection, id: string, given?: string) {
  const secret = given ?? secretFrom(randomBytes(32))
  requireSecret(secret)
  const found = await requireForm(connection, id)
  const secrets = await findSecrets(connection.table, id)
  if (secrets === undefined)
    throw new NotFound(`form ${id} has no secret: add the partner again under another id`)
  const next = { ...found, version: found.version + 1 }
  const rotated = secretsItem(id, rotate(secrets, secret, connection.now()))
  const changes = [{ replace: formShape.toItem(next) }, { replace: rotated }]
  await commit(connection.table, changes, [tellChange(connection, next, 'secret-rotated')])
  return { id, secret }
}

async function requireForm({ table }: Connection, id: string): Promise<Form> {
  const found = await findForm(table, id)
  if (found === undefined) throw new NotFound(`form ${id} does not exist: see "partner list"`)
  return found
}

function tellChange(
  connection: Connection,
  { id, district, version }: Form,
  change: 'enabled' | 'disabled' | 'secret-rotated',
) {
  const subject = { subject: `form/${id}`, district, version }
  return announce(formChanged, opsOccasion(connection.now()), { ...subject, data: { change } })
}
