import { readText, requireJson } from '../../json-file.ts'
import { csvRows } from './csv-rows.ts'
import { jsonRows } from './json-rows.ts'
import type { Rows } from './row.ts'

/**
 * The households of a file, CSV or JSON, whatever it is called.
 * @throws Refused when it cannot be read as a whole
 */
export async function readRows(file: string): Promise<Rows> {
  const text = await readText(file)
  return /^\s*[[{]/.test(text) ? jsonRows(requireJson(text, file)) : csvRows(text)
}
