import * as z from 'zod/mini'
import { origin } from './field.ts'
import { instant, slug } from './identifier.ts'

/** The form providers that Raccordo reads. */
export const provider = z.enum(['json'])
export type Provider = z.infer<typeof provider>

/** A partner's web form, one webhook address. Its secrets are an item of their own (`FormSecrets`). */
export const form = z.object({
  id: slug,
  partner: slug,
  district: slug,
  provider,
  kind: z.literal('referral'),
  /** Where its referrals come from when the form does not say. */
  origin,
  enabled: z.boolean(),
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
