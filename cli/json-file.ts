import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { Refused } from '../shared/errors.ts'

/** What a file is called in messages. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

/**
 * The text of a file, or what is sent on standard input when the file is `-`; without a byte order mark.
 * @throws Refused when it cannot be read, is too large, or is not UTF-8
 */
export async function readText(file: string): Promise<string> {
  return textOf(await readBytes(file), file)
}

/**
 * What a file holds, or what is sent on standard input when the file is `-`.
 * @throws Refused when it cannot be read or is too large
 */
export function readBytes(file: string): Promise<Buffer> {
  return (file === '-' ? buffer(process.stdin) : readFile(file)).catch((cause: unknown) => {
    refuseTooLarge(file, cause)
    throw new Refused(`${file} cannot be read: name a file that exists, or - for standard input`, { cause })
  })
}

/**
 * The text that the bytes of a file are, without a byte order mark.
 * @throws Refused when it is too large, or is not UTF-8
 */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    refuseTooLarge(file, cause)
    throw new Refused(`${nameOf(file)} is not UTF-8: save it as "CSV UTF-8", or as JSON in UTF-8`, { cause })
  }
}

/** Of a file whose bytes, or whose text, the engine cannot hold. */
const tooLarge = new Set<unknown>(['ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG'])

function refuseTooLarge(file: string, cause: unknown): void {
  if (!(cause instanceof Error && 'code' in cause && tooLarge.has(cause.code))) return
  throw new Refused(`${nameOf(file)} is too large to be read at once: divide it into files below 500 MB`, {
    cause,
  })
}

/**
 * Reads the text of a file as JSON. The parser's own message may quote it, and it may hold what identifies a family.
 * @throws Refused with the place where it is none
 */
export function requireJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0]
    throw new Refused(`${nameOf(file)} is not JSON: correct it${place === undefined ? '' : ` at ${place}`}`)
  }
}
