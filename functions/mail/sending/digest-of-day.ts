import { addressedOperator } from '../../../shared/domain/addressee.ts'
import { MORNING } from '../../../shared/domain/ladder.ts'
import { digestId, type Mail, type MailIn, type MailLine } from '../../../shared/domain/mail.ts'
import { romeDate, romeInstant } from '../../../shared/domain/rome.ts'
import { Conflict } from '../../../shared/errors.ts'
import { type Change, commit } from '../../../shared/table/commit.ts'
import { key } from '../../../shared/table/keys.ts'
import {
  findMail,
  latestMailRows,
  linesOf,
  mailLineShape,
  mailShape,
} from '../../../shared/table/mail-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { doubtsOf, isDue, moreDoubtful, type Unsent, unneededMail } from './mail-states.ts'

/** Lines that are written at once. */
const AT_ONCE = 20
/** More than a day ever has, and than anybody changes meanwhile. */
const MOST_PARTS = 20
const MAX_ATTEMPTS = 50

/**
 * The day in whose digest something stands that was to be told on an earlier one: when the office may be written to next.
 * What is in doubt stays as it is until somebody may be written to: SES may tell of it before.
 */
export function dayIfOver(mail: Unsent, writable: Date, now: Date): string | undefined {
  if (mail.kind !== 'digest' || (mail.status === 'sending' && writable > now)) return undefined
  const day = romeDate(writable)
  return romeDate(new Date(mail.notBefore)) < day ? day : undefined
}

/**
 * Brings all that a digest tells into that of another day, in small transactions that may be repeated, and marks it as not
 * needed. What that day's digests tell already is not told again.
 * @returns the digest that tells it now, when it waits to be sent
 * @throws Conflict when the digest was changed meanwhile, or others again and again
 */
export async function joinDigest(
  table: Table,
  from: Unsent,
  day: string,
  now: Date,
): Promise<string | undefined> {
  const lines = await linesOf(table, from.id)
  for (let attempt = 1; ; attempt += 1) {
    const { told, open } = await digestsOf(table, from, day)
    const left = lines.filter((one) => !told.has(nameOf(one))).slice(0, AT_ONCE)
    const changes =
      left.length > 0 ? bringInto(newDigest(from, open.id, day), left) : finish(from, open.mail, open.id, now)
    try {
      await commit(table, changes, [])
      if (left.length === 0) return open.mail === undefined ? undefined : open.id
    } catch (error) {
      const isOfOthers =
        error instanceof Conflict && error.keys.every(({ pk }) => pk !== key.mail(from.id).pk)
      if (!isOfOthers || attempt >= MAX_ATTEMPTS) throw error
    }
  }
}

interface Digests {
  /** Names of the lines that stand in them. */
  readonly told: ReadonlySet<string>
  /** The one that takes lines; it is there only when something was written into it. */
  readonly open: { readonly id: string; readonly mail: MailIn<'pending'> | undefined }
}

async function digestsOf(table: Table, { addressee }: Mail, day: string): Promise<Digests> {
  const operator = addressedOperator(addressee) ?? addressee
  const told = new Set<string>()
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    const id = digestId(operator, day, part)
    const mail = await findMail(table, id)
    if (mail === undefined) return { told, open: { id, mail } }
    for (const line of await linesOf(table, id)) told.add(nameOf(line))
    if (mail.status === 'pending') return { told, open: { id, mail } }
  }
  throw new Conflict(`more than ${MOST_PARTS} digests of one day: look at mail list of ${addressee}`)
}

const nameOf = ({ deadline, step }: MailLine) => `${deadline} ${step}`

function newDigest({ addressee, district }: Mail, id: string, day: string): Mail {
  const notBefore = romeInstant(day, MORNING).toISOString()
  return { id, addressee, district, kind: 'digest', notBefore, status: 'pending', version: 0 }
}

function bringInto(digest: Mail, lines: readonly MailLine[]): Change[] {
  return [
    { pending: mailShape.toItem(digest) },
    ...lines.map((line) => ({ create: mailLineShape.toItem({ ...line, mail: digest.id }) })),
  ]
}

/** What may have been told before is counted where it is told again. */
function finish(from: Unsent, into: MailIn<'pending'> | undefined, id: string, now: Date): Change[] {
  const doubts = doubtsOf(from)
  const ended = unneededMail(from, now, into === undefined ? undefined : id)
  return [
    { replace: mailShape.toItem(ended) },
    ...(into === undefined || doubts === 0
      ? []
      : [{ replace: mailShape.toItem(moreDoubtful(into, doubts)) }]),
  ]
}

/**
 * A digest with all that digests of earlier days would have told and did not: their addressee gets one. Undefined when
 * somebody else has it meanwhile.
 * @throws Conflict when one of them was changed meanwhile
 */
export async function gatherDigests(table: Table, digest: Unsent, now: Date): Promise<Unsent | undefined> {
  const day = romeDate(new Date(digest.notBefore))
  const earlier = await Array.fromAsync(unsentBefore(table, digest, now))
  if (earlier.length === 0) return digest
  for (const one of earlier) await joinDigest(table, one, day, now)
  const whole = await findMail(table, digest.id)
  return whole !== undefined && isDue(whole, now) ? whole : undefined
}

async function* unsentBefore(table: Table, digest: Unsent, now: Date): AsyncGenerator<Unsent> {
  for await (const { id, kind, status, notBefore } of latestMailRows(table, digest.addressee)) {
    if (kind !== 'digest' || String(notBefore) >= digest.notBefore) continue
    if (status === 'sent') return
    const mail = status === 'pending' || status === 'sending' ? await findMail(table, String(id)) : undefined
    if (mail !== undefined && isDue(mail, now)) yield mail
  }
}
