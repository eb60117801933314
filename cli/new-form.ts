import { randomBytes } from 'node:crypto'
import { providers } from '../functions/intake/providers.ts'
import type { Origin } from '../shared/domain/field.ts'
import { type Form, form, type Provider, type Rhythm } from '../shared/domain/form.ts'
import { slug } from '../shared/domain/identifier.ts'
import { type Mapping, noMapping } from '../shared/domain/mapping.ts'
import { Refused } from '../shared/errors.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { key } from '../shared/table/keys.ts'
import type { Connection } from './connection.ts'

/** What is said of a form when it is added. */
export interface NewForm {
  readonly provider: Provider
  readonly district: string
  readonly origin?: Origin | undefined
  readonly mapping?: Mapping | undefined
  readonly rhythm?: Rhythm | undefined
  readonly isTesting?: boolean | undefined
  /** One that the provider made; otherwise a new one. */
  readonly secret?: string | undefined
}

/** A form as it is first put in, enabled at once. */
export function firstVersion(id: string, partner: string, given: NewForm, now: Date): Form {
  return form.parse({
    id,
    partner,
    district: given.district,
    provider: given.provider,
    kind: 'referral',
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

/** @throws Refused when there is no such district */
export async function requireDistrict({ table }: Connection, district: string): Promise<void> {
  const ids = (await listDistricts(table)).map(({ id }) => id)
  if (!ids.includes(district))
    throw new Refused(`district "${district}" is unknown: use one of ${ids.join(', ')}`)
}

/**
 * A secret for a form of this provider: the given one, or a new one.
 * @throws Refused when the given one could not prove anything
 */
export function secretFor(provider: Provider, given: string | undefined): string {
  const rule = providers[provider].proof.secret
  if (given === undefined) return rule.make(randomBytes(32))
  if (!rule.isUsable(given)) throw new Refused(`the secret of a ${provider} form must be ${rule.mustBe}`)
  return given
}

/** What the partner's office puts into its form: where to post, with which secret, and the page that says how. */
export function connectionDetails({ webhooks }: Connection, { id, provider }: Form, secret: string) {
  const { isInPath = false } = providers[provider].proof
  return {
    id,
    webhookUrl: isInPath ? `${webhooks}/${id}/${secret}` : `${webhooks}/${id}`,
    secret,
    proof: proofs[provider],
    guide: `docs/connect/${provider}.md`,
  }
}

const SIGNED = 'in the header webhook-signature, with webhook-id and webhook-timestamp'
const PLAIN = 'the secret itself in the header X-Raccordo-Secret, or as the password of Basic authentication'

/** Where a request of each provider carries its proof. */
const proofs: Readonly<Record<Provider, string>> = {
  typeform: 'Typeform signs with the secret, in the header Typeform-Signature',
  tally: 'Tally signs with the secret, in the header Tally-Signature',
  formbricks: `Formbricks signs with the secret, ${SIGNED}`,
  kobotoolbox: PLAIN,
  jotform: 'the secret is the end of the address',
  'google-forms': `the script of docs/connect/google-forms.gs signs with the secret, ${SIGNED}`,
  'power-automate': PLAIN,
  json: `the program signs with the secret, ${SIGNED}`,
}
