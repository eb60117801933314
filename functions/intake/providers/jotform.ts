import { isBlank } from '../dictionary/reading.ts'
import { attachmentRemarks } from './attachment.ts'
import { wholeOf } from './jotform-value.ts'
import { readJsonBody } from './json-body.ts'
import { isJsonObject, type JsonObject, partName } from './json-part.ts'
import { type Multipart, readMultipart } from './multipart.ts'
import { pathSecret } from './proof.ts'
import { type Provider, type Sent, type SentAnswer, unreadable } from './provider.ts'
import { textId } from './text-id.ts'

/**
 * Jotform: parts of a multipart body, one of which, `rawRequest`, is all the answers as JSON, also those left blank. It
 * signs nothing and sends no header of ours: the secret is in the address. Source: bodies that receivers published;
 * Jotform itself documents little more than the names of the parts.
 */
export const jotform: Provider = {
  contentTypes: ['multipart/form-data'],
  proof: pathSecret,
  headOf(body) {
    const id = readMultipart(body)?.fields.get('submissionID')
    const submissionId = id === undefined ? undefined : textId(new TextDecoder().decode(id).trim())
    return { submissionId, isFinal: true }
  },
  read(body) {
    const parts = readMultipart(body)
    return parts === undefined ? unreadable('not-multipart') : readParts(parts)
  },
}

function readParts({ fields, hasFiles, isWhole }: Multipart): Sent {
  const { value: request = {}, problem } = readJsonBody(fields.get('rawRequest') ?? new Uint8Array())
  const fault = problem ?? (isWhole ? undefined : 'not-multipart')
  const isWithFiles = hasFiles || isUploading(request) || Object.values(request).some(isUpload)
  return {
    answers: Object.entries(request).flatMap(([key, said]) => answersAt(key, said)),
    problems: fault === undefined ? [] : [{ field: 'body', problem: fault }],
    remarks: attachmentRemarks(isWithFiles),
  }
}

/** `q{number}_{name}`; in a repeated section the name ends with `-2`, `-3` and so on. All other keys are Jotform's own. */
const questionKey = /^q(\d+)_(.+?)(-\d+)?$/s

function answersAt(key: string, said: unknown): SentAnswer[] {
  const [, number = '', base = '', round = ''] = questionKey.exec(key) ?? []
  if (number === '' || isUpload(said)) return []
  const names = [...new Set([base + round, key, number, base])]
  if (!isJsonObject(said)) return [{ names, value: said }]
  return [{ names, value: wholeOf(said) }, ...answersToParts([base + round, key], said)]
}

/** `contactName.first`, for a mapping that wants the parts apart; options that were chosen have only numbers. */
function answersToParts(names: readonly string[], said: JsonObject): SentAnswer[] {
  const parts = Object.entries(said).filter(([part]) => !/^\d+$/.test(part))
  return parts.map(([part, value]) => ({ names: names.map((name) => partName(name, '.', part)), value }))
}

function isUploading({ temp_upload: files }: JsonObject): boolean {
  return isJsonObject(files) ? !Object.values(files).every(isBlank) : !isBlank(files)
}

/** Files have an address at Jotform, also under a key without a number; a signature is an image inside the text. */
function isUpload(said: unknown): boolean {
  if (Array.isArray(said)) return said.length > 0 && said.every(isUpload)
  return typeof said === 'string' && /^(?:https?:\/\/[^/]{0,200}\/uploads\/|data:image\/)/.test(said)
}
