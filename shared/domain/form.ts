import * as z from 'zod/mini'
import { origin } from './field.ts'
import { instant, slug } from './identifier.ts'
import { mapping } from './mapping.ts'

/** The form providers that Raccordo reads. */
export const provider = z.enum([
  'typeform',
  'tally',
  'formbricks',
  'kobotoolbox',
  'jotform',
  'google-forms',
  'power-automate',
  'json',
])
export type Provider = z.infer<typeof provider>

/** What a form is for. */
export const formKind = z.enum(['referral', 'mentor'])
export type FormKind = z.infer<typeof formKind>

/** How often something is expected of a form; `none`: whenever there is a family. */
export const rhythm = z.enum(['weekly', 'monthly', 'none'])
export type Rhythm = z.infer<typeof rhythm>

/** A partner's web form, one webhook address. Its secrets are an item of their own (`FormSecrets`). */
export const form = z.object({
  id: slug,
  partner: slug,
  district: slug,
  provider,
  kind: formKind,
  /** Where its referrals come from when the form does not say. */
  origin,
  mapping,
  rhythm,
  enabled: z.boolean(),
  /** It is being tried out: what it sends is read and reported, and never becomes a referral. */
  isTesting: z.boolean(),
  addedAt: instant,
  version: z.int().check(z.gte(1)),
})
export type Form = z.infer<typeof form>

/** What proves that a request comes from the form: a current secret and, while rotating, the one before it. */
export const formSecrets = z.object({
  current: z.string().check(z.minLength(1)),
  previous: z.optional(z.string().check(z.minLength(1))),
  previousUntil: z.optional(instant),
  version: z.int().check(z.gte(1)),
})
export type FormSecrets = z.infer<typeof formSecrets>

/** The secrets that count at this moment, newest first. */
export function liveSecrets(secrets: FormSecrets, now: Date): readonly string[] {
  const { current, previous, previousUntil } = secrets
  const isPreviousLive = previousUntil !== undefined && now.getTime() < Date.parse(previousUntil)
  return previous !== undefined && isPreviousLive ? [current, previous] : [current]
}

const PREVIOUS_SECRET_LIVES_DAYS = 7
const DAY_MS = 86_400_000

/** A new secret; the one before it stays valid for 7 days, so that the partner can change its form in peace. */
export function rotate(secrets: FormSecrets, secret: string, now: Date): FormSecrets {
  return {
    current: secret,
    previous: secrets.current,
    previousUntil: new Date(now.getTime() + PREVIOUS_SECRET_LIVES_DAYS * DAY_MS).toISOString(),
    version: secrets.version + 1,
  }
}
