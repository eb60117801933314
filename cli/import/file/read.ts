import { readFile } from 'node:fs/promises'
import { Refused } from '../../../shared/errors.ts'
import { parseJson } from '../../../shared/json.ts'
import { type ImportMapping, noImportMapping, parseImportMapping } from '../columns.ts'
import { csvRows } from './csv-rows.ts'
import { jsonRows } from './json-rows.ts'
import type { Rows } from './row.ts'

/**
 * The households of a file, CSV or JSON, whatever it is called.
 * @throws Refused when it cannot be read as a whole
 */
export async function readRows(path: string): Promise<Rows> {
  const text = await readText(path)
  if (!/^\s*[[{]/.test(text)) return csvRows(text)
  return jsonRows(requireJson(text, path))
}

export async function readImportMapping(path: string | undefined): Promise<ImportMapping> {
  return path === undefined ? noImportMapping : parseImportMapping(requireJson(await readText(path), path))
}

function requireJson(text: string, path: string): unknown {
  const json = parseJson(text)
  if (json === undefined) throw new Refused(`${path} begins like JSON and is none: correct it`)
  return json
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Refused(`${path} cannot be read: name a file that exists`, { cause })
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Refused(`${path} is not UTF-8: save it as "CSV UTF-8", or as JSON in UTF-8`, { cause })
  }
}
