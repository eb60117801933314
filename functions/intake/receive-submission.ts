import { announceRefusals } from '../../events/announce.ts'
import { type Form, liveSecrets } from '../../shared/domain/form.ts'
import { slug } from '../../shared/domain/identifier.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import type { Submission } from '../../shared/domain/submission.ts'
import { type HttpAnswer, type HttpRequest, httpHandler } from '../../shared/edge/http-handler.ts'
import { json, problemJson } from '../../shared/edge/problem.ts'
import { Conflict, Unavailable } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { setting } from '../../shared/settings.ts'
import { commit } from '../../shared/table/commit.ts'
import { countRefusal, countUnfinished, reportedItem } from '../../shared/table/form-count-store.ts'
import { findFormWithSecrets } from '../../shared/table/form-store.ts'
import { bodyItem, findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { arrive, type Delivery, identify, isTakenUpAgain, MAX_BODY_BYTES } from './arrival.ts'
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

const MAX_ATTEMPTS = 5

/** Keeps a delivery once: the same bytes again, in parallel or years later, change nothing but the end of a trial. */
async function keep(table: Table, delivery: Delivery, contentType: string, now: Date): Promise<void> {
  const { hash, bodyHash } = identify(delivery)
  const form = delivery.form.id
  const body = bodyItem({
    form,
    submission: hash,
    hash: bodyHash,
    bytes: delivery.body,
    contentType,
    receivedAt: now.toISOString(),
  })
  let existing: Submission | undefined
  let isBodyKept = false
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const { submission, event } = arrive(existing, delivery, now)
    const item = submissionShape.toItem(submission)
    try {
      const state = existing ? { replace: item } : { create: item }
      return await commit(table, isBodyKept ? [state] : [state, { create: body }], [event])
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      isBodyKept ||= error.keys.some(({ sk }) => sk === body.sk)
      existing = await findSubmission(table, form, hash)
      if (isBodyKept && (existing === undefined || !isTakenUpAgain(existing, delivery.form))) return
    }
  }
  throw new Unavailable(
    `submission ${form} ${hash} was changed ${MAX_ATTEMPTS} times meanwhile: the sender repeats`,
  )
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
