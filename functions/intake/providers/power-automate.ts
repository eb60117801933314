import { parseJson } from '../../../shared/json.ts'
import { attachmentRemarks } from './attachment.ts'
import { entriesIn, formIdIn, idIn, isIdName } from './flat-body.ts'
import { readJsonBody } from './json-body.ts'
import { isJsonObject, type JsonObject } from './json-part.ts'
import { sharedSecret } from './proof.ts'
import { type Provider, unreadable } from './provider.ts'
import { textId } from './text-id.ts'

/**
 * Microsoft Forms, as its author's Power Automate flow writes it: an object with `responseId` and the questions' names.
 * Every answer is a text; several chosen options, and files, are a JSON list inside one.
 */
export const powerAutomate: Provider = {
  contentTypes: ['application/json'],
  proof: sharedSecret,
  headOf: (body) => ({ submissionId: submissionIdIn(readJsonBody(body).value), isFinal: true }),
  isOwnName: isIdName,
  read(body) {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return unreadable(problem)
    const all = entriesIn(value).map(([name, said]) => ({ names: [name], value: unpacked(said) }))
    const answers = all.filter((answer) => !isFiles(answer.value))
    return {
      answers,
      problems: [],
      remarks: attachmentRemarks(answers.length < all.length),
    }
  },
}

/** Microsoft numbers the answers of each form from 1: the first of a second form would be the first of the other. */
function submissionIdIn(body?: JsonObject): string | undefined {
  const id = idIn(body)
  const form = formIdIn(body)
  return id === undefined || form === undefined ? id : textId(`${id}@${form}`)
}

/** A text that holds a JSON list is that list, when it is one of words or of files; anything else stays as it is. */
function unpacked(said: unknown): unknown {
  if (typeof said !== 'string' || !said.trimStart().startsWith('[')) return said
  const list = parseJson(said)
  return Array.isArray(list) && (list.every(isWord) || isFiles(list)) ? list : said
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Uploaded files: a list of objects, each with the name of the file and where it lies. */
function isFiles(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isFile)
}

function isFile(value: unknown): boolean {
  return isJsonObject(value) && typeof value['name'] === 'string' && typeof value['link'] === 'string'
}
