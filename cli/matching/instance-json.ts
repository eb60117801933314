import { isUtf8 } from 'node:buffer'
import type { PlacedInstance } from '../../shared/matching/assignment/numbered-instance.ts'
import { nameOf, requireJson, textOf } from '../json-file.ts'
import { listNames, readInstance } from './read-instance.ts'
import { slicedJson } from './sliced-json.ts'

/** Where a string begins or ends, what is escaped in it, or a word that other programs write for what is no number. */
const QUOTE_OR_WORD = /"|\\.|-?\b(?:NaN|Infinity)\b/g
/** JSON for what is read as infinite. */
const INFINITE = '1e999'

/**
 * Reads and checks the bytes of an instance. Their text, and the rows of a million edges, are several times as large: a
 * file is only parsed as a whole when that has to tell where it is no JSON.
 * @throws Refused with the place where it is no JSON, or with its faults
 */
export function readInstanceBytes(bytes: Buffer, file: string): PlacedInstance {
  try {
    if (isUtf8(bytes)) return readInstance(slicedJson(bytes, listNames), nameOf(file))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return readInstance(readInstanceJson(textOf(bytes, file), file), nameOf(file))
}

/**
 * Reads the text of an instance. JSON has no NaN, but other programs write it: it is read as infinite, which nothing of
 * an instance may be, so that its row is named and not only the file.
 * @throws Refused with the place where it is no JSON
 */
export function readInstanceJson(text: string, file: string): unknown {
  try {
    return requireJson(text, file)
  } catch (error) {
    const counted = withNumbers(text)
    if (counted === text) throw error
    return requireJson(counted, file)
  }
}

/** In one pass, since strings may be long, and where one does not end the rest of the text is one. */
function withNumbers(text: string): string {
  let isString = false
  return text.replace(QUOTE_OR_WORD, (found) => {
    if (found === '"') isString = !isString
    return isString || found === '"' || found.startsWith('\\') ? found : INFINITE
  })
}
