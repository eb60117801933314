import { attachmentRemarks } from './attachment.ts'
import { readJsonBody } from './json-body.ts'
import { isJsonObject, type JsonObject, listIn, objectIn } from './json-part.ts'
import { sharedSecret } from './proof.ts'
import { type Provider, type SentAnswer, unreadable } from './provider.ts'
import { textId } from './text-id.ts'

/**
 * KoboToolbox's REST service, as JSON: flat keys with the path of their group, several chosen options as one text with
 * spaces, a repeated group as a list of objects. It cannot sign: a header of ours, or Basic authentication.
 * Source: its own sender (`kobo/apps/hook` of kobotoolbox/kpi) and bodies of its data interface, which are the same.
 */
export const kobotoolbox: Provider = {
  contentTypes: ['application/json'],
  proof: sharedSecret,
  headOf: (body) => ({ submissionId: idIn(readJsonBody(body).value ?? {}), isFinal: true }),
  isOwnName: isOwn,
  read(body) {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return unreadable(problem)
    const attachments = listIn(value['_attachments'])
    const files = new Set(attachments.map(questionOf))
    const answers = [...byPath(value)].filter(([path]) => !files.has(path))
    return {
      answers: answers.map(([path, values]) => answerAt(path, values)),
      problems: [],
      remarks: attachmentRemarks(attachments.length > 0),
    }
  },
}

/** `_uuid` is another one after an edit, and a hook that is sent again sends the edited answers: the root's stays. */
function idIn(body: JsonObject): string | undefined {
  return ['meta/rootUuid', '_uuid', 'meta/instanceID'].map((key) => uuidIn(body[key])).find(Boolean)
}

function uuidIn(value: unknown): string | undefined {
  return textId(typeof value === 'string' ? value.trim().replace(/^uuid:/, '') : undefined)
}

/** What KoboToolbox says about the submission and its sender's device. It leaves out questions without an answer. */
const ownNames = new Set([
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'simserial',
  'subscriberid',
  'audit',
])

function isOwn(key: string): boolean {
  return /^(?:_|meta\/|formhub\/)/.test(key) || ownNames.has(key)
}

/** Every answer by its path; of a repeated group the answers of all its rounds, in order. */
function byPath(body: JsonObject): Map<string, unknown[]> {
  const answers = new Map<string, unknown[]>()
  for (const [key, value] of Object.entries(body)) if (!isOwn(key)) collect(answers, key, value)
  return answers
}

/** A group can repeat inside another, and their keys always have the whole path. */
function collect(answers: Map<string, unknown[]>, path: string, value: unknown): void {
  const rounds = listIn(value)
  if (rounds.length === 0 || !rounds.every(isJsonObject)) {
    const before = answers.get(path)
    if (before === undefined) answers.set(path, [value])
    else before.push(value)
    return
  }
  for (const [key, inner] of rounds.flatMap((round) => Object.entries(round))) collect(answers, key, inner)
}

function answerAt(path: string, values: readonly unknown[]): SentAnswer {
  const last = path.slice(path.lastIndexOf('/') + 1)
  return { names: last === path ? [path] : [path, last], value: values.length === 1 ? values[0] : values }
}

/** The path of the question that a file answers, without the round: `children[2]/photo` is `children/photo`. */
function questionOf(attachment: unknown): string {
  const path = objectIn(attachment)['question_xpath']
  return typeof path === 'string' ? path.replace(/\[\d+\]/g, '') : ''
}
