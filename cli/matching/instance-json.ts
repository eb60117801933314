import { requireJson } from '../json-file.ts'

/** A string, or one of the words that other programs write for what is no number. */
const STRING_OR_WORD = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g
/** JSON for what is read as infinite. */
const INFINITE = '1e999'

/**
 * Reads the text of an instance. JSON has no NaN, but other programs write it: it is read as infinite, which nothing of
 * an instance may be, so that its row is named and not only the file.
 * @throws Refused with the place where it is no JSON
 */
export function readInstanceJson(text: string, file: string): unknown {
  try {
    return requireJson(text, file)
  } catch (error) {
    const counted = text.replace(STRING_OR_WORD, (found) => (found.startsWith('"') ? found : INFINITE))
    if (counted === text) throw error
    return requireJson(counted, file)
  }
}
