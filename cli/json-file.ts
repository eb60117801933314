import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { Refused } from '../shared/errors.ts'

/** What a file is called in messages. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

/**
 * The text of a file, or what is sent on standard input when the file is `-`; without a byte order mark.
 * @throws Refused when it cannot be read, or is not UTF-8
 */
export async function readText(file: string): Promise<string> {
  const bytes = await (file === '-' ? buffer(process.stdin) : readFile(file)).catch((cause: unknown) => {
    throw new Refused(`${file} cannot be read: name a file that exists, or - for standard input`, { cause })
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Refused(`${nameOf(file)} is not UTF-8: save it as "CSV UTF-8", or as JSON in UTF-8`, { cause })
  }
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
