import { postSenderPage, showSenderPage } from '../../functions/mail/sender/sender-page.tsx'
import type { Language } from '../../shared/domain/language.ts'
import { submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import type { HttpAnswer } from '../../shared/edge/http-handler.ts'
import { eventsOfSubject } from '../../shared/table/event-store.ts'
import type { Intake } from './intake-table.ts'
import { form } from './submissions.ts'
import { textOfHtml } from './words-of-html.ts'

/** What a sender writes into its page, by the inputs' names; several of one name as a list. */
export type Written = Readonly<Record<string, string | readonly string[]>>

/** The page of whoever sent a submission of the intake's form. */
export function senderPage(intake: Intake) {
  const groundAt = (id: string, at: string, language: Language = 'it') => {
    const about = submissionSubject({ form: form.id, hash: submissionHash(form.id, id) })
    const link = {
      ...({ id: 'a'.repeat(32), kind: 'sender', mail: 'b'.repeat(32), addressee: about, about } as const),
      ...{ madeAt: at, validUntil: '2099-01-01T00:00:00.000Z', version: 1 },
    }
    const page = { token: 'token', action: '/l/token', nonce: 'the-nonce', language }
    return { table: intake.table, now: new Date(at), correlationId: 'page', link, ...page }
  }
  const post = async (id: string, written: Written, at: string) => {
    const fields = Object.entries(written).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    )
    return seen(await postSenderPage(new URLSearchParams(fields), groundAt(id, at)))
  }
  return {
    show: async (id: string, at: string, language?: Language) =>
      seen(await showSenderPage(groundAt(id, at, language))),
    post,
    /** Writes into the page as it stands, in one of its forms. */
    async write(id: string, written: Written, at: string) {
      const { submission } = await intake.look(id)
      return post(id, { do: 'add', version: String(submission.version), ...written }, at)
    },
    /** What the intake queue brings of the newest version. */
    async settle(id: string, at: string) {
      const { submission } = await intake.look(id)
      const events = await Array.fromAsync(eventsOfSubject(intake.table, submissionSubject(submission)))
      const newest = events.findLast((one) => one.type === 'submission.received')
      if (newest?.type !== 'submission.received') throw new Error(`nothing was received of ${id}`)
      await intake.take(newest, at)
      return intake.look(id)
    },
    events: async (id: string) => {
      const { submission } = await intake.look(id)
      return Array.fromAsync(eventsOfSubject(intake.table, submissionSubject(submission)))
    },
  }
}

function seen({ statusCode, body = '' }: HttpAnswer) {
  return { status: statusCode, html: body, text: textOfHtml(body).replace(/\s+/g, ' ') }
}
