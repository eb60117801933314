import { announceRefusals } from '../../events/announce.ts'
import { type Form, liveSecrets } from '../../shared/domain/form.ts'
import { slug } from '../../shared/domain/identifier.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { type HttpAnswer, type HttpRequest, httpHandler } from '../../shared/edge/http-handler.ts'
import { json, problemJson } from '../../shared/edge/problem.ts'
import { Conflict } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { setting } from '../../shared/settings.ts'
import { commit } from '../../shared/table/commit.ts'
import { countRefusal, countUnfinished, reportedItem } from '../../shared/table/form-count-store.ts'
import { findFormWithSecrets } from '../../shared/table/form-store.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { MAX_BODY_BYTES } from './arrival.ts'
import { keep } from './kept-delivery.ts'
import { providers } from './providers.ts'

/**
 * POST /webhooks/{form}: proves that the request is the form's, keeps its bytes and `submission.received` in one
 * transaction, and answers 202. What is acknowledged is in the table; understanding it comes later.
 */
export const handler = httpHandler(() => openTable(setting('TABLE_NAME')), receive)

/** How often one day's refusals of a form are told: at the third, and while telling it failed at the next few. */
const REFUSALS_TOLD = { from: 3, to: 10 }

async function receive(request: HttpRequest, table: Table, now: Date): Promise<HttpAnswer> {
  const { correlationId, body } = request
  if (request.method !== 'POST') return refused(correlationId)
  if (body.byteLength > MAX_BODY_BYTES) return tooLarge(correlationId)
  const [formId, pathSecret] = addressed(request.path)
  const known = formId === undefined ? undefined : await findFormWithSecrets(table, formId)
  if (known === undefined) return refused(correlationId)
  const { form, secrets } = known
  const provider = providers[form.provider]
  if (!provider.contentTypes.includes(mediaType(request)))
    return wrongType(provider.contentTypes, correlationId)
  const isProven = provider.proof.isProven({ ...request, pathSecret }, liveSecrets(secrets, now))
  if (form.enabled && form.isTesting && !isProven && provider.isPing?.(body)) return accepted(correlationId)
  if (!form.enabled || !isProven) {
    await noteRefusal(table, form, correlationId, now).catch((error: unknown) =>
      log.error('refusal not counted', error, { correlationId }),
    )
    return refused(correlationId)
  }
  const { submissionId, isFinal } = provider.headOf(body)
  if (isFinal) await keep(table, { form, body, submissionId, correlationId }, mediaType(request), now)
  else await countUnfinished(table, form.id, now)
  return accepted(correlationId)
}

/**
 * `/webhooks/{form}`, or `/webhooks/{form}/{secret}` for providers that cannot sign. What cannot be a form is not looked
 * for: a long word would be no key, and the table's error a 503.
 */
function addressed(path: string): [form: string | undefined, secret: string | undefined] {
  const [, , form, secret] = path.split('/')
  return [slug.safeParse(form).data, secret]
}

function mediaType(request: HttpRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Counts a refused request of a known form; the third of a day becomes an event, once. */
async function noteRefusal(table: Table, form: Form, correlationId: string, now: Date): Promise<void> {
  const day = romeDate(now)
  const refusals = await countRefusal(table, form.id, now)
  if (refusals < REFUSALS_TOLD.from || refusals > REFUSALS_TOLD.to) return
  const event = announceRefusals(
    { at: now, actor: `form/${form.id}`, via: 'webhook', correlationId },
    form,
    day,
  )
  try {
    await commit(table, [{ create: reportedItem(form.id, day) }], [event])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

function accepted(correlationId: string): HttpAnswer {
  return json(202, { accepted: true }, correlationId)
}

function refused(correlationId: string): HttpAnswer {
  const detail =
    'This address takes submissions of a known, enabled form that prove where they come from. Check the form, its secret and, if it signs, the clock.'
  return problemJson({ status: 401, title: 'Not accepted', detail }, correlationId)
}

function tooLarge(correlationId: string): HttpAnswer {
  const detail = `A submission has at most ${MAX_BODY_BYTES / 1024} KB; leave attachments out.`
  return problemJson({ status: 413, title: 'Too large', detail }, correlationId)
}

function wrongType(types: readonly string[], correlationId: string): HttpAnswer {
  const detail = `This form sends ${types.join(' or ')}; set the request's Content-Type so.`
  return problemJson({ status: 415, title: 'Content type not accepted', detail }, correlationId)
}
