import * as z from 'zod/mini'
import { formField, problem } from './field.ts'
import { hash } from './hash.ts'
import { hexId, instant, slug } from './identifier.ts'

const base = {
  form: slug,
  /** Names the submission in keys, events and logs; see `submissionHash`. */
  hash: hexId,
  /** As the provider sent it, or the hash of the first body when it sent none. May be personal data. */
  submissionId: z.string().check(z.minLength(1)),
  partner: slug,
  /** The form's district: who looks at it while it is not a referral. */
  district: slug,
  /** First arrival; waiting counts from here. */
  receivedAt: instant,
  /** The version that is understood: the newest body. */
  bodyHash: hexId,
  bodyAt: instant,
  /** The provider's body below the newest version, when that is what the sender added on its page. */
  supplementOver: z.optional(hexId),
  /** What a person corrected, by field; it outweighs every body. */
  corrections: z.partialRecord(formField, z.string()),
  /** It came while its form was being tried out, and is no real family; absent otherwise. */
  isTest: z.optional(z.boolean()),
  dangerRaised: z.optional(z.object({ at: instant, said: z.enum(['yes', 'unclear']) })),
  /** Which person heard of the danger and does something about it. */
  dangerConfirmed: z.optional(z.object({ at: instant, by: slug })),
  /** Where its sender may hear that something is missing, as far as it could be read; kept since it was to be completed. */
  referrerEmail: z.optional(z.string()),
  /** Who is to complete it, while it waits for that; without one, the district itself. */
  owner: z.optional(slug),
  /** From when its deadline counts, when that is not its arrival: it was taken up again. */
  countsFrom: z.optional(instant),
  correlationId: z.string(),
  version: z.int().check(z.gte(1)),
}

/** Why what a form sent will never be a referral or an application. */
export const discardReason = z.enum(['test', 'duplicate', 'not-a-referral', 'empty', 'withdrawn', 'other'])
export type DiscardReason = z.infer<typeof discardReason>

/**
 * What a form sent (*modulo ricevuto*), from its arrival until it is a referral (`registered`), the application of a mentor
 * (`applied`), or a person has completed it.
 */
export const submission = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('received') }),
  z.object({
    ...base,
    status: z.literal('quarantined'),
    problems: z.array(problem).check(z.minLength(1)),
    isUrgent: z.optional(z.boolean()),
  }),
  z.object({
    ...base,
    status: z.literal('registered'),
    registeredAt: instant,
    referral: hexId,
    /** The version that became the referral; a later one stands in `bodyHash`. */
    registeredBody: z.optional(hexId),
  }),
  z.object({
    ...base,
    status: z.literal('applied'),
    appliedAt: instant,
    mentor: slug,
    /** The version that became the application; a later one stands in `bodyHash`. */
    appliedBody: hexId,
    /** What was to be noted when it was read. */
    problems: z.array(problem),
  }),
  /** It came while its form was being tried out. */
  z.object({ ...base, status: z.literal('tested'), testedAt: instant, problems: z.array(problem) }),
  z.object({
    ...base,
    status: z.literal('discarded'),
    discardedAt: instant,
    reason: discardReason,
    /** In the words of whoever discarded it; may be personal. */
    note: z.optional(z.string()),
  }),
])
export type Submission = z.infer<typeof submission>
export type SubmissionStatus = Submission['status']
export const submissionStatuses = [
  'received',
  'quarantined',
  'registered',
  'applied',
  'tested',
  'discarded',
] as const satisfies SubmissionStatus[]

const everyStatus = z.object(base)

/** The fields that every status has, for a change of status. */
export function submissionBase(from: Submission): z.infer<typeof everyStatus> {
  return everyStatus.parse(from)
}

/** A version that comes after others. */
export interface NewerVersion extends Pick<Submission, 'bodyHash' | 'bodyAt' | 'correlationId'> {
  readonly supplementOver?: string | undefined
}

/**
 * A submission with a newer version: one that is a referral or an application stays so, and the version is kept beside it;
 * any other is to be read again.
 */
export function withNewerVersion(existing: Submission, newer: NewerVersion): Submission {
  const next = { ...newer, supplementOver: newer.supplementOver, version: existing.version + 1 }
  if (existing.status === 'registered') return { ...existing, ...next, ...registeredBody(existing) }
  if (existing.status === 'applied') return { ...existing, ...next }
  return { ...submissionBase(existing), ...next, status: 'received' }
}

/** Older items do not say which version became the referral: while no other came after, it is the one that counts. */
function registeredBody(existing: Extract<Submission, { status: 'registered' }>) {
  const isOnly = existing.registeredBody === undefined && existing.bodyAt <= existing.registeredAt
  return isOnly ? { registeredBody: existing.bodyHash } : {}
}

/** Provider ids can be long, hold `#`, or be a tax code: only their hash stands in keys, events and logs. */
export function submissionHash(form: string, submissionId: string): string {
  return hash('submission', form, submissionId)
}

/** The one referral that a submission can become, whoever registers it and however often. */
export function referralIdOf(submission: Pick<Submission, 'form' | 'hash'>): string {
  return hash('referral', submission.form, submission.hash)
}

/** The one mentor that an application can become, however often it is read. */
export function mentorIdOf(submission: Pick<Submission, 'form' | 'hash'>): string {
  return `m-${hash('mentor', submission.form, submission.hash).slice(0, 10)}`
}

/** How events and logs name it: `submission/<form>.<hash>`. */
export function submissionSubject(submission: Pick<Submission, 'form' | 'hash'>): string {
  return `submission/${submission.form}.${submission.hash}`
}
