import { randomBytes } from 'node:crypto'
import { providers } from '../../functions/intake/providers.ts'
import { watchChanges } from '../../shared/casework/due/form-watching.ts'
import type { Origin } from '../../shared/domain/field.ts'
import { type Form, type FormKind, form, type Provider, type Rhythm } from '../../shared/domain/form.ts'
import { slug } from '../../shared/domain/identifier.ts'
import { type Mapping, noMapping } from '../../shared/domain/mapping.ts'
import { Refused } from '../../shared/errors.ts'
import { formShape, secretsItem } from '../../shared/table/form-store.ts'
import { key } from '../../shared/table/keys.ts'
import type { Connection } from '../connection.ts'
import { requireDistrict } from '../districts.ts'
import { type ConnectionDetails, connectionDetails } from './form.ts'

/** What is said of a form when it is added. */
export interface NewForm {
  readonly provider: Provider
  /** By default for families. */
  readonly kind?: FormKind | undefined
  readonly district: string
  readonly origin?: Origin | undefined
  readonly mapping?: Mapping | undefined
  readonly rhythm?: Rhythm | undefined
  readonly isTesting?: boolean | undefined
  /** One that the provider made; otherwise a new one. */
  readonly secret?: string | undefined
}

/** Whose form it is, and since when. */
interface Belonging {
  readonly id: string
  readonly partner: string
  readonly at: Date
}

/**
 * What a new form writes, and what its office is told of it.
 * @throws Refused when its id, its district or a given secret will not do
 */
export async function newFormChanges(connection: Connection, { id, partner, at }: Belonging, given: NewForm) {
  requireSlug(id)
  await requireDistrict(connection, given.district)
  const secret = secretFor(given.provider, given.secret)
  const added = firstVersion(id, partner, given, at)
  const items = [formShape.toItem(added), secretsItem(id, { current: secret, version: 1 })]
  const watched = await watchChanges(connection.table, added, at)
  const details: ConnectionDetails = connectionDetails(connection, added, secret)
  return { changes: [...items.map((create) => ({ create })), ...watched], details }
}

/** A form as it is first put in, enabled at once. */
function firstVersion(id: string, partner: string, given: NewForm, now: Date): Form {
  return form.parse({
    id,
    partner,
    district: given.district,
    provider: given.provider,
    kind: given.kind ?? 'referral',
    origin: given.origin ?? 'third_sector',
    mapping: given.mapping ?? noMapping,
    rhythm: given.rhythm ?? 'none',
    enabled: true,
    isTesting: given.isTesting ?? false,
    addedAt: now.toISOString(),
    version: 1,
  })
}

/** @throws Refused when the id would not do as a part of the webhook's address */
export function requireSlug(id: string): void {
  if (!slug.safeParse(id).success) throw new Refused(`id "${id}": use 1–48 small letters, digits and hyphens`)
  if (key.formSecrets(id).pk === key.lookupSecret().pk)
    throw new Refused(`id "${id}": Raccordo keeps a secret of its own under it: choose another id`)
}

const SECRET_BYTES = 32

/**
 * A secret for a form of this provider: the given one, or a new one.
 * @throws Refused when the given one could not prove anything
 */
export function secretFor(provider: Provider, given: string | undefined): string {
  const rule = providers[provider].proof.secret
  if (given === undefined) return rule.make(randomBytes(SECRET_BYTES))
  if (!rule.isUsable(given)) throw new Refused(`the secret of a ${provider} form must be ${rule.mustBe}`)
  return given
}
