import { isJsonObject, type JsonObject } from './json-part.ts'
import { textId } from './text-id.ts'

const idNames = ['responseId', 'submissionId']

/** Where an author, or the service, may put the answers instead of at the top. */
const wrappers = new Set(['body', 'answers', 'resourceData'])

export type Entry = readonly [name: string, said: unknown]

/** The id of a body that its own author laid out: `responseId`, else `submissionId`; at the top or one level down. */
export function idIn(body: JsonObject = {}): string | undefined {
  const entries = allEntries(body)
  const ids = idNames.flatMap((idName) => entries.filter(([name]) => name === idName))
  return ids.map(([, said]) => textId(said)).find((id) => id !== undefined)
}

/** The questions of such a body and what was said, without its ids. */
export function entriesIn(body: JsonObject): readonly Entry[] {
  return allEntries(body).filter(([name, said]) => !(idNames.includes(name) && textId(said) !== undefined))
}

function allEntries(body: JsonObject): Entry[] {
  return Object.entries(body).flatMap(([name, said]): Entry[] =>
    wrappers.has(name) && isJsonObject(said) ? Object.entries(said) : [[name, said]],
  )
}
