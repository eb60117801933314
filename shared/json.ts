/** Reads JSON; undefined when it is none. The parser's own error would quote what it was given. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
