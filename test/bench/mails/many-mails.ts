import { deadlineId, type OpenDeadline } from '../../../shared/domain/deadline.ts'
import { hash } from '../../../shared/domain/hash.ts'
import { type Mail, type MailLine, mail } from '../../../shared/domain/mail.ts'
import { submissionSubject } from '../../../shared/domain/submission.ts'
import { commit, MAX_ACTIONS } from '../../../shared/table/commit.ts'
import { deadlineShape } from '../../../shared/table/deadline-store.ts'
import { mailLineShape, mailShape } from '../../../shared/table/mail-store.ts'
import { membershipShape, operatorShape } from '../../../shared/table/operator-store.ts'
import { partnerShape } from '../../../shared/table/partner-store.ts'
import { referralShape } from '../../../shared/table/referral-store.ts'
import type { Item } from '../../../shared/table/shape.ts'
import type { Table } from '../../../shared/table/table.ts'
import { at, membershipOf, openDeadline, person } from '../../support/due-world.ts'
import { form } from '../../support/submissions.ts'
import { writesOf } from '../throughput/registered-submission.ts'

/** A Tuesday morning on which mails go out, and a while later somebody opens one. */
export const MORNING = at('2026-01-27')
const SET_AT = at('2026-01-26', '17:00')

/** A summary that waits, to a reader of its own, with so many lines, each of an open deadline. Gives it. */
export async function putDigest(table: Table, reader: string, lines: number): Promise<Mail> {
  const base = { id: hash('bench', reader), addressee: `operator/${reader}`, kind: 'digest' } as const
  const digest = waiting(base)
  const deadlines = Array.from({ length: lines }, (_, n) => deadlineOf(reader, n))
  const operator = person(reader)
  await createAll(table, [
    operatorShape.toItem(operator),
    membershipShape.toItem(membershipOf(operator)),
    mailShape.toItem(digest),
    ...deadlines.map((one) => deadlineShape.toItem(one)),
    ...deadlines.map((one) => mailLineShape.toItem(lineOf(digest, one))),
  ])
  return digest
}

function waiting(others: Pick<Mail, 'id' | 'addressee' | 'kind'> & Partial<Mail>): Mail {
  const base = { district: 'bergamo', notBefore: MORNING.toISOString(), status: 'pending', version: 1 }
  return mail.parse({ ...base, ...others })
}

/** A third each is late, due today, and new. */
const dueDays = ['2026-01-26', '2026-01-27', '2026-02-02'] as const

function deadlineOf(owner: string, n: number): OpenDeadline {
  return openDeadline(SET_AT, {
    ...{ subject: `referral/${hash('bench', owner, String(n))}`, due: dueDays[n % 3] ?? '2026-01-27' },
    ...{ kind: n % 2 === 0 ? 'acknowledge' : 'triage', owner, liaison: owner },
    caseCode: `BG-26-${String(n + 1).padStart(4, '0')}`,
  })
}

function lineOf({ id }: Mail, deadline: OpenDeadline): MailLine {
  const { subject, kind, number, due, caseCode } = deadline
  return {
    ...{ mail: id, deadline: deadlineId(deadline), subject, kind, number, due },
    ...{ step: 'new', as: 'owner', at: MORNING.toISOString() },
    ...(caseCode === undefined ? {} : { caseCode }),
  }
}

/** The organisation that gets the receipts. */
export async function putPartner(table: Table): Promise<void> {
  const partner = {
    id: form.partner,
    name: 'Scuola',
    district: 'bergamo',
    contact: 'segreteria@scuola.example',
  }
  await createAll(table, [partnerShape.toItem({ ...partner, addedAt: form.addedAt, version: 1 })])
}

/** A receipt that waits, of a submission and a referral of its own. Gives it. */
export async function putReceipt(table: Table, number: number): Promise<Mail> {
  const writes = writesOf(`receipt-${number}`, number)
  for (const { changes } of writes) await commit(table, changes, [])
  const created = writes.flatMap(({ changes }) =>
    changes.flatMap((one) => ('create' in one ? [one.create] : [])),
  )
  const stored = created.find(({ pk, sk }) => String(pk).startsWith('REFERRAL#') && sk === 'STATE')
  if (stored === undefined) throw new Error('the bench’s submission became no referral')
  const referral = referralShape.fromItem(stored)
  const receipt = waiting({
    ...{ id: hash('bench receipt', String(number)), kind: 'receipt', caseCode: referral.caseCode },
    about: `referral/${referral.id}`,
    addressee: submissionSubject({ form: referral.form, hash: referral.submission }),
  })
  await createAll(table, [mailShape.toItem(receipt)])
  return receipt
}

async function createAll(table: Table, items: readonly Item[]): Promise<void> {
  for (let from = 0; from < items.length; from += MAX_ACTIONS) {
    const some = items.slice(from, from + MAX_ACTIONS)
    await commit(
      table,
      some.map((create) => ({ create })),
      [],
    )
  }
}
