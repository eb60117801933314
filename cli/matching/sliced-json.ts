import { SlicedRows } from './sliced-rows.ts'

/** So many bytes of rows are parsed at a time: few enough that what comes of them is soon let go. */
const SLICE_BYTES = 64 * 1024

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OBJECT, OBJECT_END, LIST, LIST_END] = [0x7b, 0x7d, 0x5b, 0x5d]
const BYTE_ORDER_MARK = Buffer.from('\ufeff')

/**
 * Reads the object of a file as `JSON.parse` would, but for its large lists, whose rows are found and not yet parsed:
 * they take several times the room of their bytes. What is not plainly such an object is left to `JSON.parse`: what else
 * is JSON, what is none, and a key that comes twice.
 *
 * @param bytes UTF-8
 * @param lists the keys of large lists
 * @throws SyntaxError for what it leaves; if it is within a large list, when its rows are gone through
 */
export function slicedJson(
  bytes: Buffer,
  lists: readonly string[],
  sliceBytes = SLICE_BYTES,
): Readonly<Record<string, unknown>> {
  const entries = new Map<string, unknown>()
  const marked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
  let at = requireByte(bytes, marked ? BYTE_ORDER_MARK.length : 0, OBJECT)
  do {
    const { key, from } = keyAt(bytes, at + 1)
    if (entries.has(key)) throw new SyntaxError(`byte ${at}: a key comes twice`)
    const isLarge = bytes[from] === LIST && lists.includes(key)
    const { value, end } = isLarge ? listAt(bytes, from, sliceBytes) : valueAt(bytes, from)
    entries.set(key, value)
    at = behindSpace(bytes, end)
  } while (bytes[at] === COMMA)
  const end = requireByte(bytes, at, OBJECT_END) + 1
  if (behindSpace(bytes, end) < bytes.length) throw new SyntaxError(`byte ${end}: more follows the object`)
  return Object.fromEntries(entries)
}

/** A key, and where its value begins. */
function keyAt(bytes: Buffer, at: number): { key: string; from: number } {
  const quote = requireByte(bytes, at, QUOTE)
  const end = endOfString(bytes, quote)
  const key: string = JSON.parse(bytes.toString('utf8', quote, end))
  return { key, from: behindSpace(bytes, requireByte(bytes, end, COLON) + 1) }
}

function valueAt(bytes: Buffer, from: number): { value: unknown; end: number } {
  const end = endOfValue(bytes, from, () => undefined)
  return { value: JSON.parse(bytes.toString('utf8', from, end)), end }
}

function listAt(bytes: Buffer, from: number, sliceBytes: number): { value: SlicedRows; end: number } {
  const marks = [from]
  let mark = from
  let commas = 0
  const end = endOfValue(bytes, from, (comma) => {
    commas += 1
    if (comma - mark < sliceBytes) return
    marks.push(comma)
    mark = comma
  })
  const last = requireByte(bytes, end - 1, LIST_END)
  const isEmpty = behindSpace(bytes, from + 1) === last
  return { value: new SlicedRows(bytes, [...marks, last], isEmpty ? 0 : commas + 1), end }
}

/**
 * Where a value ends. That its brackets match, and what stands between them, is seen when it is parsed.
 * @param onComma told of each comma that stands between its own parts
 */
function endOfValue(bytes: Buffer, from: number, onComma: (at: number) => void): number {
  const { length } = bytes
  let depth = 0
  let at = from
  while (at < length) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      at = endOfString(bytes, at)
      if (depth === 0) return at
      continue
    }
    if (depth === 0 && (byte === COMMA || byte === OBJECT_END || byte === LIST_END)) return at
    if (byte === OBJECT || byte === LIST) depth += 1
    else if (byte === OBJECT_END || byte === LIST_END) {
      depth -= 1
      if (depth === 0) return at + 1
    } else if (byte === COMMA && depth === 1) onComma(at)
    at += 1
  }
  throw new SyntaxError(`byte ${from}: a value does not end`)
}

function endOfString(bytes: Buffer, from: number): number {
  const { length } = bytes
  for (let at = from + 1; at < length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) return at + 1
    if (byte === BACKSLASH) at += 1
  }
  throw new SyntaxError(`byte ${from}: a string does not end`)
}

/** Where the byte stands that has to come next, but for white space. */
function requireByte(bytes: Buffer, from: number, wanted: number): number {
  const at = behindSpace(bytes, from)
  if (bytes[at] === wanted) return at
  throw new SyntaxError(`byte ${at}: ${String.fromCharCode(wanted)} is missing`)
}

function behindSpace(bytes: Buffer, from: number): number {
  let at = from
  while (isSpace(bytes[at])) at += 1
  return at
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
