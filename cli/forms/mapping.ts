import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { readMapping } from '../../functions/intake/mapping/mapping.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { Refused } from '../../shared/errors.ts'

/**
 * The mapping in a file, or on standard input when the file is `-`.
 * @throws Refused with a line for each line of the file that is wrong
 */
export async function mappingIn(file: string, now: Date): Promise<Mapping> {
  const name = file === '-' ? 'the mapping on standard input' : file
  const read = readMapping(jsonIn(await contentOf(file), name), romeDate(now))
  if ('mapping' in read) return read.mapping
  const { faults } = read
  const lines = faults.length === 1 ? 'one line that is wrong' : `${faults.length} lines that are wrong`
  throw new Refused([`${name} has ${lines}; nothing was changed`, ...faults].join('\n  '))
}

async function contentOf(file: string): Promise<string> {
  if (file === '-') return text(process.stdin)
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Refused(`${file} cannot be read: name a JSON file, or - for standard input`, { cause })
  })
}

/** Editors on Windows put a mark before the first character, which is no JSON. */
function jsonIn(content: string, name: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const where = cause instanceof Error ? cause.message : ''
    throw new Refused(`${name} is not JSON: ${where}`, { cause })
  }
}
