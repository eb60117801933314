import { afterAll, beforeAll } from 'vitest'
import type { AnyEvent } from '../../events/all-events.ts'
import { assignedContent } from '../../functions/mail/content/assigned.ts'
import { feedbackContent } from '../../functions/mail/content/feedback.ts'
import { formContent } from '../../functions/mail/content/form.ts'
import type { ContentOf } from '../../functions/mail/content/ground.ts'
import { handoverContent } from '../../functions/mail/content/handover.ts'
import { incompleteContent } from '../../functions/mail/content/incomplete.ts'
import { receiptContent } from '../../functions/mail/content/receipt.ts'
import { mailEvent } from '../../functions/mail/mail-events.ts'
import { mailsOf } from '../../functions/mail/mails-of-event.ts'
import { type Mail, type MailKind, mail } from '../../shared/domain/mail.ts'
import { type Partner, partner } from '../../shared/domain/partner.ts'
import { commit } from '../../shared/table/commit.ts'
import { eventsOfSubject } from '../../shared/table/event-store.ts'
import { findMail, linesOf, mailRows, mailShape } from '../../shared/table/mail-store.ts'
import { findPartner, partnerShape } from '../../shared/table/partner-store.ts'
import { districtNamed } from './districts.ts'
import { type Intake, type Member, startIntake } from './intake-table.ts'
import { completeForm } from './partner.ts'
import { form } from './submissions.ts'

/** Monday, 10:00 in Rome. */
export const MONDAY = '2026-11-23T09:00:00.000Z'
/** The day after, 10:12. */
export const TUESDAY = '2026-11-24T09:12:00.000Z'

/** Two liaisons, a colleague and a coordinator of Bergamo; a liaison and a coordinator of Dalmine. */
const crew: Readonly<Record<string, Member>> = {
  'anna-prova': { kinds: ['school'] },
  'bruno-prova': { roles: ['operator'] },
  'carla-prova': { roles: ['coordinator'] },
  'dino-prova': { district: 'dalmine', kinds: ['school'] },
  'elena-prova': { district: 'dalmine', roles: ['coordinator'] },
}

const school: Partner = {
  ...{ id: form.partner, name: 'Scuola', district: 'bergamo', addedAt: MONDAY, version: 1 },
  contact: 'segreteria@scuola.example',
  mailDomains: ['scuola.example'],
}

const contents: Partial<Record<MailKind, ContentOf>> = {
  ...{ assigned: assignedContent, receipt: receiptContent, incomplete: incompleteContent },
  ...{ feedback: feedbackContent, 'form-quiet': formContent, 'form-refused': formContent },
  ...{ 'handover-offered': handoverContent, 'handover-accepted': handoverContent },
  'handover-refused': handoverContent,
}

/** The form of a family whose sender left an address. */
export const family = (others: object = {}) =>
  completeForm('any', { referrer_email: 'Maestra@Scuola.example', ...others })

/** One table for a test file: a school with an office, people of two districts, and what their events ask for. */
export function eventMails() {
  let started: Intake | undefined
  beforeAll(async () => {
    started = await startIntake()
    for (const [id, member] of Object.entries(crew)) await started.addMember(id, member)
    await commit(started.table, [{ create: partnerShape.toItem(school) }], [])
  })
  afterAll(() => started?.stop())
  const intake = () => {
    if (started === undefined) throw new Error('the table is there once the tests of the file run')
    return started
  }
  const table = () => intake().table
  return {
    intake,
    table,
    /** A family arrives by the school's form. */
    async arrived(others: object = {}, at = MONDAY) {
      const { referral } = await intake().send(family(others), at)
      if (referral === undefined) throw new Error('it became no referral')
      return referral
    },
    /** What is known of the school from now on. */
    async setSchool(change: Partial<Partner>) {
      const before = partner.parse(await findPartner(table(), school.id))
      const next = partner.parse({ ...before, ...change, version: before.version + 1 })
      await commit(table(), [{ replace: partnerShape.toItem(next) }], [])
    },
    /** The newest event of a type is told, and the mails that were written for it are given. */
    async told(subject: string, type: AnyEvent['type'], at: string) {
      const events = await Array.fromAsync(eventsOfSubject(table(), subject))
      const last = mailEvent.parse(events.findLast((one) => one.type === type))
      const ids = await mailsOf(last, table(), new Date(at))
      return Promise.all(ids.map(async (id) => mail.parse(await findMail(table(), id))))
    },
    lines: (id: string) => linesOf(table(), id),
    /** Rows of all that somebody gets. */
    to: (addressee: string) => Array.fromAsync(mailRows(table(), addressee)),
    /** What a mail would say if it was sent now. */
    async content(its: Mail, at = TUESDAY) {
      const contentOf = contents[its.kind]
      const district = districtNamed(its.district)
      const ground = { table: table(), district, language: 'it', link: 'https://x.example/l/t' } as const
      return contentOf?.(its, { ...ground, now: new Date(at) })
    },
    /** It was sent: nothing may be added to it. */
    async send(its: Mail) {
      const { version, ...rest } = mail.parse(await findMail(table(), its.id))
      const sent = mail.parse({ ...rest, status: 'sent', sentAt: TUESDAY, version: version + 1 })
      await commit(table(), [{ replace: { ...mailShape.toItem(sent), version: version + 1 } }], [])
    },
  }
}
