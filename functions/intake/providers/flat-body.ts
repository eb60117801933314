import { isJsonObject, type JsonObject } from './json-part.ts'
import { textId } from './text-id.ts'

const responseIds = ['responseId', 'submissionId']
const formIds = ['formId']
const idNames = new Set([...responseIds, ...formIds])

/** Where an author, or the service, may put the answers instead of at the top. */
const wrappers = new Set(['body', 'answers', 'resourceData'])

export type Entry = readonly [name: string, said: unknown]

/** The id of a body that its own author laid out: `responseId`, else `submissionId`; at the top or one level down. */
export function idIn(body: JsonObject = {}): string | undefined {
  return firstIdIn(body, responseIds)
}

/** What such a body calls its form: `formId`, at the top or one level down. */
export function formIdIn(body: JsonObject = {}): string | undefined {
  return firstIdIn(body, formIds)
}

/** Whether such a body has an id under this name. */
export function isIdName(name: string): boolean {
  return idNames.has(name)
}

/** The questions of such a body and what was said, without its ids. */
export function entriesIn(body: JsonObject): readonly Entry[] {
  return allEntries(body).filter(([name, said]) => !(isIdName(name) && textId(said) !== undefined))
}

function firstIdIn(body: JsonObject, names: readonly string[]): string | undefined {
  const entries = allEntries(body)
  const ids = names.flatMap((idName) => entries.filter(([name]) => name === idName))
  return ids.map(([, said]) => textId(said)).find((id) => id !== undefined)
}

function allEntries(body: JsonObject): Entry[] {
  return Object.entries(body).flatMap(([name, said]): Entry[] =>
    wrappers.has(name) && isJsonObject(said) ? Object.entries(said) : [[name, said]],
  )
}
